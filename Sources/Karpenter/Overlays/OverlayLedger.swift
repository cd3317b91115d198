import Cloud
import Kubernetes

/// Where overlays are entered one after the other, the heaviest first.
struct OverlayLedger {
  private let pools: [(nodePool: NodePool, catalogue: Catalogue)]
  private(set) var changes: [NodePoolName: [String: OverlaidType]] = [:]

  init(_ pools: [NodeOverlays.Pool]) {
    var catalogues: [Catalogue] = []
    self.pools = pools.map { pool in
      let catalogue = catalogues.first { $0.types == pool.types } ?? Catalogue(pool.types)
      catalogues.append(catalogue)
      return (pool.nodePool, catalogue)
    }
  }

  /// A type of a NodePool with those of its offerings that an overlay selects.
  private struct Selection {
    let nodePool: NodePoolName
    let type: String
    let offerings: [OfferingKind]
  }

  /// Takes over what the overlay says; all of it, or nothing where it conflicts with another.
  mutating func enter(_ overlay: NodeOverlay) -> NodeOverlayEvaluation.Outcome {
    let problems = overlay.problems
    guard problems.isEmpty else { return .invalid(problems) }
    let selected = pools.flatMap { select(overlay, in: $0.nodePool, $0.catalogue) }
    for selection in selected {
      let entry = changes[selection.nodePool]?[selection.type]
      if let other = entry?.opponent(of: overlay, offerings: selection.offerings) {
        return .conflict(with: other)
      }
    }
    for selection in selected {
      changes[selection.nodePool, default: [:]][selection.type, default: OverlaidType()]
        .note(overlay, offerings: selection.offerings)
    }
    return .applied(
      types: Set(selected.map(\.type)).count, nodePools: Set(selected.map(\.nodePool)).count)
  }

  /// Types whose labels, with those of the NodePool's template, meet the overlay, and that have an offering which
  /// does. A label that neither knows is not met.
  private func select(_ overlay: NodeOverlay, in nodePool: NodePool, _ catalogue: Catalogue) -> [Selection] {
    let requirements = Requirements(overlay.requirements)
    var labels = nodePool.template.labels
    labels[WellKnown.nodePool] = nodePool.metadata.name
    let own = Requirements(labels: labels)
    var types = catalogue.everyType
    for requirement in requirements.all {
      if let label = own[requirement.key] {
        if label.clashes(with: requirement) { return [] }
      } else if catalogue.knows(requirement.key) {
        catalogue.narrow(&types, to: requirement)
      } else if !requirement.allowsAbsence {
        return []
      }
    }
    let question = OfferingQuestion(requirements)
    return types.indices.compactMap { index in
      let type = catalogue.types[index]
      let kinds = type.offerings.map(OfferingKind.init).filter(question.allows)
      return kinds.isEmpty
        ? nil : Selection(nodePool: nodePool.nodePoolName, type: type.name, offerings: kinds)
    }
  }
}
