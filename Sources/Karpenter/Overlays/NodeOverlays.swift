import Cloud
import Kubernetes

/// What all NodeOverlays together say of the instance types of each NodePool.
///
/// The heaviest overlay comes first, of equal weights the one later in the alphabet. Of an offering's price, and of
/// each resource of a type, the first that says something holds.
///
/// Source: sigs.k8s.io/karpenter v1.13.0 `pkg/controllers/nodeoverlay`.
public struct NodeOverlays: Equatable, Sendable {
  /// A NodePool and the types that its node class offers, without any overlay.
  public struct Pool: Sendable {
    let nodePool: NodePool
    let types: [InstanceType]

    public init(_ nodePool: NodePool, types: [InstanceType]) {
      self.nodePool = nodePool
      self.types = types
    }
  }

  /// By name.
  public let evaluations: [NodeOverlayEvaluation]
  private let changes: [NodePoolName: [String: OverlaidType]]

  /// No overlay at all.
  public init() {
    evaluations = []
    changes = [:]
  }

  public init(_ overlays: [NodeOverlay], pools: [Pool]) {
    var ledger = OverlayLedger(pools)
    evaluations = overlays.sorted(by: Self.isHeavier)
      .map { NodeOverlayEvaluation(overlay: $0.metadata.name, outcome: ledger.enter($0)) }
      .sorted { $0.overlay < $1.overlay }
    changes = ledger.changes
  }

  private static func isHeavier(_ left: NodeOverlay, _ right: NodeOverlay) -> Bool {
    let (one, other) = (left.weight ?? 0, right.weight ?? 0)
    return one == other ? left.metadata.name > right.metadata.name : one > other
  }

  /// The types as a NodePool's launches and decisions see them.
  public func applied(to types: [InstanceType], of nodePool: NodePoolName) -> [InstanceType] {
    guard let changes = changes[nodePool] else { return types }
    return types.map { changes[$0.name]?.applied(to: $0) ?? $0 }
  }
}

extension Catalogue {
  /// What a claim of some types says of itself when overlays have a part in them.
  func overlayAnnotations(of set: TypeSet) -> [String] {
    guard hasOverlays else { return [] }
    let chosen = set.indices.lazy.map { self.types[$0] }
    var annotations: [String] = []
    if chosen.contains(where: { $0.offerings.contains(where: \.isPriceOverlaid) }) {
      annotations.append(NodeOverlay.Annotation.priceApplied)
    }
    if chosen.contains(where: \.isCapacityOverlaid) {
      annotations.append(NodeOverlay.Annotation.capacityApplied)
    }
    return annotations
  }
}
