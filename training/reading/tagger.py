"""The weights of an int8 tagger (attribution.onnx, .json) as a state dict: where the training starts."""
import json
import re

import numpy as np
import onnx
import torch
from onnx import numpy_helper


def weights(path, parameters):
    graph = onnx.load(path).graph
    w = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    state = {}
    for name, value in w.items():
        if name.startswith('net.') and name.endswith('_quantized'):
            base = name.removesuffix('_quantized')
            state[base[4:]] = (value.astype(np.float32) - float(w[base + '_zero_point'])) * w[base + '_scale']
        elif name.startswith('net.') and not name.endswith(('_scale', '_zero_point')):
            state[name[4:]] = value
    for node in graph.node:
        weight = None
        if node.op_type == 'MatMulInteger':
            base = node.input[1].removesuffix('_quantized')
            zero = w[base + '_zero_point'].astype(np.float32)
            weight = (w[base + '_quantized'].astype(np.float32) - zero) * w[base + '_scale']
        elif node.op_type == 'MatMul' and node.input[1] in w:
            weight = w[node.input[1]]
        elif node.op_type == 'MatMul' and node.input[1].removesuffix('_d') + '_q' in w:
            base = node.input[1].removesuffix('_d')
            weight = w[base + '_q'].astype(np.float32) * w[base + '_s']
        if weight is not None:
            at = re.match(r'/net/(.*)/MatMul', node.name).group(1).replace('/', '.')
            at = re.sub(r'^bert\.(layers\.\d+)\.\1', r'bert.\1', at)
            state[re.sub(r'^link\.link\.', 'link.', at) + '.weight'] = weight.T
    told = json.load(open(parameters))
    for name in ('bias_d', 'bias_r', 'null_w', 'null_b'):
        state[name] = np.array(told[name], np.float32)
    trans = np.array(told['trans'], np.float32)
    state['crf.trans'], state['crf.start'] = np.where(trans < -5e3, 0, trans), np.array(told['start'], np.float32)
    return {k: torch.tensor(np.ascontiguousarray(v)) for k, v in state.items()}
