"""The networks in PyTorch, their weights under the names that checkpoints give them.

Each file ends with a class that takes and gives numpy, so that nothing above it knows PyTorch.
"""
