"""ONNX files as FunASR exports them, run as they are where a model's directory has no checkpoint.

What they take and give is checked when they are loaded; a file of another exporter is refused. They
run on the CPU.
"""
