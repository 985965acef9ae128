"""GUM's words, one sentence a line, train before dev, for Silver.java: python silver/gum_words.py GUM > gum.tsv"""
import glob
import os
import sys

for split in ('train', 'dev'):
    for path in sorted(glob.glob(os.path.join(sys.argv[1], split, '*.conllu'))):
        for block in open(path, encoding='utf-8').read().split('\n\n'):
            rows = [r.split('\t') for r in block.split('\n') if r and not r.startswith('#')]
            words = [r[1].replace(' ', '_') for r in rows if r[0].isdigit()]
            if words:
                print('\t'.join(words))
