import Kubernetes

/// The sizes of node that the mini-Karpenter chooses among: few, and written down by somebody.
public struct NodeSizeCatalogue: Equatable, Sendable {
  /// By cpu, memory and name, ascending.
  public let sizes: [NodeSize]
  /// What the labels of any of its nodes may say. Of `kubernetes.io/arch`, `kubernetes.io/os` and
  /// `karpenter.sh/capacity-type`, the first value is what a Pod gets that does not ask.
  public let labels: [String: [String]]

  public init(sizes: [NodeSize], labels: [String: [String]]) {
    self.sizes = sizes.sorted { ($0.cpu, $0.memory, $0.name) < ($1.cpu, $1.memory, $1.name) }
    self.labels = labels
  }

  /// What a label of a node of this size may say; nil when the catalogue does not know.
  func values(of label: String, for size: NodeSize) -> [String]? { size.labels[label] ?? labels[label] }
}
