"""What a config says that a network is, and what each network gives; without any PyTorch.

A file a family, as in networks/ and graphs/, which are two ways to run the same.
"""
