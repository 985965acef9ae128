"""The training passages as texts named FILE-ID.txt, for Silver.java: python silver/gold_texts.py GOLD OUT"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
import passages  # noqa: E402

os.makedirs(sys.argv[2], exist_ok=True)
for kind in ('names', 'chains', 'stance', 'coreference'):
    for p in passages.read(os.path.join(sys.argv[1], f'{kind}-train.txt')):
        with open(os.path.join(sys.argv[2], f"{kind}-{p['id']}.txt"), 'w', encoding='utf-8') as out:
            out.write(p['text'])
