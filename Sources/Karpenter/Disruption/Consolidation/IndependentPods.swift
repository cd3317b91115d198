import Kubernetes

/// The Pods that a simulation places whatever nodes it is about, those that wait and those of nodes going away: parted
/// so that no part has a say in what becomes of another.
///
/// A simulation then places those parts alone that its own Pods could meet, and takes over what becomes of the others,
/// which is found out once.
struct IndependentPods {
  let parts: [SimulationPart]

  /// - Parameter pods: each part has at least one of them.
  init(_ pods: [RoundPod], _ context: ProvisioningContext) {
    var parts: [SimulationPart] = []
    for var part in SimulationPart.byShape(of: pods, context) {
      parts.removeAll { other in
        guard other.meets(part) else { return false }
        part.add(other)
        return true
      }
      parts.append(part)
    }
    self.parts = parts
  }
}

/// Pods of a simulation with all that could decide about them: machines, NodePools, and what rules of topology count.
/// Each may be too much; nothing is left out.
struct SimulationPart {
  private(set) var pods: [RoundPod] = []
  private var machines: TypeSet
  private var templates: TypeSet
  private var counted: [LabelSelector] = []
  private var labels: [Labels] = []

  /// None yet, of the context's machines and templates.
  private init(_ context: ProvisioningContext) {
    machines = TypeSet(none: context.grounds.count)
    templates = TypeSet(none: context.templates.count)
  }

  /// The Pods of some nodes, without which the simulation does.
  init(_ pods: [RoundPod], leaving candidates: [DisruptionCandidate], _ context: ProvisioningContext) {
    self.init(context)
    for part in Self.byShape(of: pods, context) { add(part) }
    for candidate in candidates {
      if let position = context.position(of: candidate.node) { machines.insert(position) }
      // Its NodePool's limits leave more without it.
      let own = context.templates.firstIndex { $0.name == candidate.nodePoolName }
      if let own { templates.insert(own) }
    }
  }

  /// Whether the absence of a node that none of its Pods could use may yet decide about them: a domain fewer.
  var followsTopology: Bool { !counted.isEmpty }

  func meets(_ other: SimulationPart) -> Bool {
    machines.intersects(other.machines) || templates.intersects(other.templates)
      || counts(other) || other.counts(self)
  }

  private func counts(_ other: SimulationPart) -> Bool {
    counted.contains { selector in other.labels.contains(where: selector.matches) }
  }

  mutating func add(_ other: SimulationPart) {
    pods += other.pods
    machines.formUnion(other.machines)
    templates.formUnion(other.templates)
    counted += other.counted
    labels += other.labels
  }

  /// One part for each shape of Pod.
  static func byShape(of pods: [RoundPod], _ context: ProvisioningContext) -> [SimulationPart] {
    let table = PodShapes(preferencePolicy: context.snapshot.options.preferencePolicy)
    var parts: [SimulationPart] = []
    var positions: [Int: Int] = [:]
    for pod in pods {
      let shape = table.shape(of: pod.pod, context.volumeTopology)
      let position = positions[shape.number] ?? parts.count
      if position == parts.count {
        positions[shape.number] = position
        parts.append(SimulationPart(of: shape, in: table, context))
      }
      parts[position].pods.append(pod)
    }
    return parts
  }

  private init(of shape: PodShape, in table: PodShapes, _ context: ProvisioningContext) {
    self.init(context)
    counted = shape.spec.topologySelectors
    labels = [shape.labels]
    // Whoever could be given a reservation has a say in what it leaves to others.
    if context.sharesReservations { templates = TypeSet(all: context.templates.count) }
    var next: PodShape? = shape
    while let shape = next {
      for taker in context.takers(of: shape) { machines.insert(taker) }
      for (position, template) in context.templates.enumerated() where template.couldTake(shape) {
        templates.insert(position)
      }
      next = table.relaxed(shape, toleratingPreferNoSchedule: context.toleratesPreferNoSchedule)?.shape
    }
  }
}

extension NodePoolTemplate {
  /// Whether a claim of it could take a Pod of the shape, instance types and rules of topology aside.
  fileprivate func couldTake(_ shape: PodShape) -> Bool {
    taints.allSatisfy(shape.spec.tolerations.tolerate)
      && requirements.isCompatible(with: shape.requirements, allowingUndefined: catalogue.wellKnown)
  }
}

extension PodSpec {
  /// What the Pod's rules of topology count, preferences included: everything where they have no selector.
  fileprivate var topologySelectors: [LabelSelector] {
    let affinities = [affinity?.podAffinity, affinity?.podAntiAffinity].compactMap(\.self)
    let terms = affinities.flatMap { $0.required + $0.preferred.map(\.term) }
    return (topologySpreadConstraints.map(\.labelSelector) + terms.map(\.labelSelector))
      .map { $0 ?? LabelSelector() }
  }
}
