"""The recognizers' networks in PyTorch, for graphics cards.

Their weights are under the names that checkpoints give them.

Each file ends with a class that takes and gives numpy, so that nothing above it knows PyTorch.
"""
