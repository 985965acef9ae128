"""Writes a trained model for the product: python export.py FOLDER OUT [--trees news|gold]

FOLDER has reading.pt and labels.json; OUT gets reading.onnx (int8) and reading.json (labels, and the weights that Java applies
itself). `--trees` says whose trees the product takes: those learned from the news parser, or from GUM.
"""
import argparse
import hashlib
import json
import os

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

import corpus as C
import model as M

INPUTS = ('ids', 'mask', 'feats', 'first', 'last', 'part')
OUTPUTS = ('tags', 'names', 'arcs', 'dependents', 'heads')


def load(folder, name='reading.pt'):
    told = json.load(open(os.path.join(folder, 'labels.json')))
    net = M.Reading(len(told['tags']), len(told['relations']), len(told['gold_relations']), len(told['lemmas']))
    net.load_state_dict(torch.load(os.path.join(folder, name))['state'])
    return net.eval(), told


class Product(torch.nn.Module):
    """The model with the outputs that Java asks for."""

    def __init__(self, net, trees):
        super().__init__()
        self.net, self.parser = net, net.news if trees == 'news' else net.tree

    def forward(self, ids, mask, feats, first, last, part):
        h = self.net.bert(ids, mask, feats)
        x = self.net.tokens(h, first, last, part)
        tags, names, _ = self.net.words(x)
        dep, head, rdep, rhead = self.parser(x)
        return (tags, names, self.parser.arcs(dep, head), rdep, rhead)


def by_column(path, names):
    """These matrices as int8 with a scale for each column, and fp32 arithmetic: small, and true to their outlying inputs."""
    m = onnx.load(path)
    init = {i.name: i for i in m.graph.initializer}
    for n in [n for n in m.graph.node if n.name in names]:
        old = n.input[1]
        w = numpy_helper.to_array(init[old])
        scale = np.abs(w).max(0) / 127
        q = np.clip(np.round(w / scale), -127, 127).astype(np.int8)
        m.graph.initializer.remove(init[old])
        m.graph.initializer.extend([numpy_helper.from_array(q, old + '_q'), numpy_helper.from_array(scale.astype(np.float32), old + '_s'),
                                    numpy_helper.from_array(np.zeros(len(scale), np.int8), old + '_z')])
        n.input[1] = old + '_d'
        m.graph.node.insert(0, helper.make_node('DequantizeLinear', [old + '_q', old + '_s', old + '_z'], [old + '_d'], axis=1,
                                                name=old + '_dq'))
    onnx.save(m, path)


def parameters(net, told, trees):
    g = lambda p: p.detach().float().numpy().tolist()
    parser = net.news if trees == 'news' else net.tree
    return {'tags': told['tags'], 'names': C.NAME_LABELS, 'relations': told['relations' if trees == 'news' else 'gold_relations'],
            'relation_w': g(parser.rel.weight), 'relation_b': g(parser.rel.bias)}


def write(net, told, out, trees):
    os.makedirs(out, exist_ok=True)
    t, n = 40, 20
    x = (torch.randint(5, 1000, (1, t)), torch.ones(1, t, dtype=torch.long), torch.randint(0, 2, (1, t, 3)),
         *(torch.randint(1, t - 1, (1, n)) for _ in range(2)), torch.zeros(1, n, dtype=torch.long))
    full, small = os.path.join(out, 'full.onnx'), os.path.join(out, 'reading.onnx')
    axes = {k: {0: 'batch', 1: 'pieces' if k in ('ids', 'mask', 'feats') else 'words'} for k in INPUTS + OUTPUTS}
    axes['arcs'][2] = 'heads'
    product = Product(net, trees).eval()
    torch.onnx.export(product, x, full, input_names=INPUTS, output_names=OUTPUTS, dynamic_axes=axes, opset_version=17, dynamo=False)
    nodes = [(n.name, n.op_type) for n in onnx.load(full).graph.node]
    encoder = lambda n: '/bert/layers' in n
    heads = [n for n, op in nodes if op in ('MatMul', 'Gemm') and not encoder(n)]
    outliers = [n for n, op in nodes if op == 'MatMul' and '/ff2/' in n]
    quantize_dynamic(full, small, op_types_to_quantize=['MatMul', 'Gemm', 'Gather'], per_channel=True, weight_type=QuantType.QInt8,
                     nodes_to_exclude=heads + outliers + [n for n, op in nodes if op == 'Gather' and '/bert/' not in n])
    by_column(small, set(outliers))
    json.dump(parameters(net, told, trees), open(os.path.join(out, 'reading.json'), 'w'))
    import onnxruntime as ort
    feed = {k: v.numpy() for k, v in zip(INPUTS, x)}
    with torch.no_grad():
        want = product(*x)
    for path in (full, small):
        got = ort.InferenceSession(path).run(None, feed)
        print(path, f'{os.path.getsize(path) / 1e6:.1f} MB', {k: round(float(np.abs(a - b.numpy()).max()), 3)
                                                              for k, a, b in zip(OUTPUTS, got, want)})
    os.remove(full)
    for name in ('reading.onnx', 'reading.json'):
        print(name, hashlib.sha256(open(os.path.join(out, name), 'rb').read()).hexdigest())


if __name__ == '__main__':
    ap = argparse.ArgumentParser()
    ap.add_argument('folder')
    ap.add_argument('out')
    ap.add_argument('--trees', choices=('news', 'gold'), default='news')
    ap.add_argument('--weights', default='reading.pt')
    a = ap.parse_args()
    write(*load(a.folder, a.weights), a.out, a.trees)
