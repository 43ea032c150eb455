"""The networks as ONNX graphs for the CPU, written from their checkpoints; without any PyTorch.

A file a family, as in networks/. Each has a class that takes and gives numpy, the same as its twin
there; the small models have none, as they run on the CPU always.
"""
