/// What this is, and what it behaves like.
enum Version {
  static let bancada = "1.0.0"
  static let kubernetes = "1.35"
  static let karpenter = "1.13"

  static let line = "bancada \(bancada) (Kubernetes \(kubernetes), Karpenter \(karpenter))"
  static let engine = ["bancada": bancada, "kubernetes": kubernetes, "karpenter": karpenter]
}
