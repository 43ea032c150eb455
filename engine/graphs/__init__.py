"""The networks as ONNX graphs for the CPU, written from their checkpoints; without any PyTorch.

A file a family, as in networks/. Each ends with a class that takes and gives numpy, the same as its
twin there.
"""
