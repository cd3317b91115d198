// Tests of Karpenter.
