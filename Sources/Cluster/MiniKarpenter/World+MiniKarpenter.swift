import Controllers
import Kubernetes

/// The mini-Karpenter at work: it reads Pods and nodes, and writes ConfigMaps. Nothing else comes of it.
extension World {
  /// Has it run outside the cluster, as the student, who may do everything.
  public mutating func enableMiniKarpenter() {
    miniKarpenter.isRunLocally = true
    reviewMiniKarpenter()
  }

  /// Changes settings, as an edit of its ConfigMap does; the others stay.
  public mutating func configureMiniKarpenter(_ settings: [String: String]) throws(APIError) {
    guard !settings.isEmpty else { return }
    var map = ConfigMap()
    map.metadata.name = MiniKarpenter.configurationName.name
    map.metadata.namespace = MiniKarpenter.namespace
    let present = objects.configMaps[MiniKarpenter.configurationName]
    map = (present ?? map).with { $0.data.merge(settings) { _, new in new } }
    if present == nil { try create(map) } else { try update(map) }
  }

  /// Ends the one that the student runs; a Pod's goes on.
  public mutating func disableMiniKarpenter() {
    miniKarpenter.isRunLocally = false
    reviewMiniKarpenter()
  }

  /// Finds out who runs it now. What it has written stays when nobody does.
  private mutating func reviewMiniKarpenter() {
    let runner = currentMiniKarpenterRunner
    guard runner != miniKarpenter.runner else { return }
    miniKarpenter.runner = runner
    miniKarpenter.complaints = [:]
    unstoredChanges += 1
    for pass in MiniKarpenter.Pass.allCases { queues[Actor.miniKarpenter.rawValue].remove(pass.key) }
    guard runner != nil else { return }
    miniKarpenter.origin = now
    let configuration = miniKarpenterConfiguration
    note(
      .started(configuration.settings, sizes: configuration.catalogue.sizes.count), on: miniKarpenterReference
    )
    for pass in MiniKarpenter.Pass.allCases { enqueue(.miniKarpenter, pass.key) }
  }

  private var currentMiniKarpenterRunner: MiniKarpenter.Runner? {
    if miniKarpenter.isRunLocally { return .student }
    let pod = objects.all(Pod.self, in: MiniKarpenter.namespace).first { pod in
      pod.isMiniKarpenter && pod.status.isReady && !pod.metadata.isBeingDeleted
        && !(pod.spec.nodeName.map(isSilent) ?? true)
    }
    return pod.map { .pod($0.name, serviceAccount: $0.spec.serviceAccountName) }
  }

  /// What it is known by in records about itself.
  private var miniKarpenterReference: ObjectReference {
    if case .pod(let name, _)? = miniKarpenter.runner { return ObjectReference(kind: .pod, name: name) }
    return ObjectReference(
      kind: .namespace, name: NamespacedName(namespace: "", name: MiniKarpenter.namespace))
  }
}

// MARK: - When it looks

extension World {
  /// It asks at whole periods; a turn at which nothing is other than at the last is left out.
  mutating func observeForMiniKarpenter(_ change: ObjectChange) {
    if case .pod(let before, let after) = change, let pod = after ?? before,
      pod.metadata.namespace == MiniKarpenter.namespace, pod.isMiniKarpenter
    {
      reviewMiniKarpenter()
    }
    guard miniKarpenter.runner != nil else { return }
    switch change {
    case .pod, .node, .podDisruptionBudget, .namespace: considerMiniKarpenter()
    case .other(let reference)
    where reference.kind == .configMap && reference.name.namespace == MiniKarpenter.namespace:
      considerMiniKarpenter()
    default: break
    }
  }

  /// Has it look again, at the next of its turns.
  mutating func considerMiniKarpenter() {
    guard miniKarpenter.runner != nil else { return }
    for pass in MiniKarpenter.Pass.allCases {
      let period = miniKarpenter.period(of: pass)
      let turns = (now - miniKarpenter.origin).components.seconds / max(1, period.components.seconds) + 1
      enqueue(.miniKarpenter, pass.key, at: miniKarpenter.origin + period * Int(turns), isRecurring: false)
    }
  }
}

// MARK: - What it does

extension World {
  mutating func advise(_ key: NamespacedName) {
    guard let runner = miniKarpenter.runner, let pass = MiniKarpenter.Pass(rawValue: key.name) else { return }
    var work = MiniKarpenterPass(pass, by: runner, in: self)
    let configuration = work.configuration
    miniKarpenter.periods = [
      .plans: configuration.settings.planPeriod, .consolidation: configuration.settings.consolidationPeriod,
    ]
    switch pass {
    case .plans: advisePods(configuration, &work)
    case .consolidation: adviseNodes(configuration, &work)
    }
    if usageIsGrowing(configuration) { considerMiniKarpenter() }
    complain(work.complaints, of: pass)
  }

  private mutating func advisePods(
    _ configuration: MiniKarpenterConfiguration, _ work: inout MiniKarpenterPass
  ) {
    guard work.may("list", .pod) else { return }
    let plans = provisioningPlans(configuration)
    for plan in plans {
      let isNews = miniKarpenter.plans[plan.configMap] != plan
      let reference = ObjectReference(kind: .pod, name: plan.pod)
      guard write(ConfigMap(plan), because: isNews ? .planned(plan) : nil, on: reference, &work) else {
        continue
      }
      miniKarpenter.plans[plan.configMap] = plan
    }
    let present = Set(plans.map(\.configMap))
    for (name, plan) in miniKarpenter.plans where !present.contains(name) {
      let change = MiniKarpenterChange.planWithdrawn(configMap: name, pod: plan.pod, because: end(of: plan))
      let reference = ObjectReference(kind: .pod, name: plan.pod)
      if withdraw(name, because: change, on: reference, &work) { miniKarpenter.plans[name] = nil }
    }
  }

  private mutating func adviseNodes(
    _ configuration: MiniKarpenterConfiguration, _ work: inout MiniKarpenterPass
  ) {
    guard work.may("list", .node), work.may("list", .pod) else { return }
    _ = work.may("list", .podDisruptionBudget)
    let suggestions = consolidationSuggestions(configuration)
    for suggestion in suggestions {
      let isNews = miniKarpenter.suggestions[suggestion.configMap] != suggestion
      let written = write(
        ConfigMap(suggestion), because: isNews ? .suggested(suggestion) : nil,
        on: Self.reference(suggestion.node),
        &work)
      if written { miniKarpenter.suggestions[suggestion.configMap] = suggestion }
    }
    let present = Set(suggestions.map(\.configMap))
    for (name, suggestion) in miniKarpenter.suggestions where !present.contains(name) {
      let change = MiniKarpenterChange.suggestionWithdrawn(
        configMap: name, node: suggestion.node, because: end(of: suggestion))
      if withdraw(name, because: change, on: Self.reference(suggestion.node), &work) {
        miniKarpenter.suggestions[name] = nil
      }
    }
  }

  private static func reference(_ node: NodeName) -> ObjectReference {
    ObjectReference(kind: .node, name: NamespacedName(namespace: "", name: node.text))
  }

  private func end(of plan: ProvisioningPlan) -> MiniKarpenterChange.PlanEnd {
    guard let pod = objects.pods[plan.pod] else { return .podGone }
    return pod.spec.nodeName.map { .scheduled(to: $0) } ?? .waitsNoMore
  }

  private func end(of suggestion: ConsolidationSuggestion) -> MiniKarpenterChange.SuggestionEnd {
    guard let node = objects.node(suggestion.node) else { return .nodeGone }
    guard !node.metadata.isBeingDeleted else { return .leaving }
    let amounts = objects.pods(on: node.nodeName).filter { !$0.isFinished }.map { $0.spec.effectiveRequests }
    return .taken(NodeUtilization(of: node, amounts: amounts, isUsage: false))
  }

  /// - Parameter change: what is recorded of it; nil when it was said before.
  /// - Returns: whether it stands in the cluster now.
  private mutating func write(
    _ map: ConfigMap, because change: MiniKarpenterChange?, on object: ObjectReference,
    _ work: inout MiniKarpenterPass
  ) -> Bool {
    let present = objects.configMaps[map.name]
    guard present?.data != map.data || present?.metadata.labels != map.metadata.labels else { return true }
    guard work.may(present == nil ? "create" : "update", .configMap, map.metadata.name) else { return false }
    var trial = self
    do throws(APIError) {
      if let change { trial.note(change, on: object) }
      if present == nil { try trial.create(map) } else { try trial.update(map) }
    } catch {
      work.complain(.refused(answer: error.message, isForbidden: error.reason == "Forbidden"))
      return false
    }
    trial.cause = cause
    self = trial
    return true
  }

  private mutating func withdraw(
    _ name: String, because change: MiniKarpenterChange, on object: ObjectReference,
    _ work: inout MiniKarpenterPass
  ) -> Bool {
    let key = NamespacedName(namespace: MiniKarpenter.namespace, name: name)
    guard objects.configMaps[key] != nil else { return true }
    guard work.may("delete", .configMap, name) else { return false }
    let cause = cause
    note(change, on: object)
    try? delete(ObjectReference(kind: .configMap, name: key))
    self.cause = cause
    return true
  }

  /// Says what could not be done, once for as long as it is the same.
  private mutating func complain(_ complaints: [MiniKarpenterChange], of pass: MiniKarpenter.Pass) {
    let known = MiniKarpenter.Pass.allCases.flatMap { miniKarpenter.complaints[$0] ?? [] }
    let cause = cause
    for complaint in complaints where !known.contains(complaint) {
      note(complaint, on: miniKarpenterReference)
      self.cause = cause
    }
    miniKarpenter.complaints[pass] = complaints
  }

  private mutating func note(_ change: MiniKarpenterChange, on object: ObjectReference) {
    let step = ControllerStep(object: object, change: .miniKarpenter(change))
    cause = decisions.append(.controllerStep(step), by: .miniKarpenter, at: now, cause: cause)
    unstoredChanges += 1
  }
}
