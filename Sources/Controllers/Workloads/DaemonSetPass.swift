import Kubernetes

/// One look at a DaemonSet: which nodes lack its Pod, which have one too many or an old one.
struct DaemonSetPass {
  private let daemonSet: DaemonSet
  private let revision: String
  private let now: VirtualTime
  private let places: [Place]
  /// Pods meant for nodes that are not there.
  private let strays: [Pod]
  var result = Reconciliation()

  /// A node, whether it should have or may keep the Pod, and those it has: oldest first.
  private struct Place {
    let node: Node
    let shouldRun: Bool
    let mayKeep: Bool
    let pods: [Pod]
  }

  init(_ daemonSet: DaemonSet, nodes: [Node], pods: [Pod], revision: String, at now: VirtualTime) {
    self.daemonSet = daemonSet
    self.now = now
    self.revision = revision
    var podsByNode: [NodeName: [Pod]] = [:]
    for pod in pods { if let target = pod.targetNode { podsByNode[target, default: []].append(pod) } }
    places = nodes.map { node in
      let (run, keep) = DaemonSetController.eligibility(of: node, for: daemonSet)
      let present = podsByNode.removeValue(forKey: node.nodeName) ?? []
      return Place(node: node, shouldRun: run, mayKeep: keep, pods: present.sorted(by: Self.isOlder))
    }
    let lost = podsByNode.values.joined().map(\.name)
    strays = pods.filter { !$0.isBound && lost.contains($0.name) }
  }

  /// Creates where a Pod is missing; deletes where one may not be, has ended, or is one too many.
  mutating func placePods() {
    let lacking = places.filter { $0.shouldRun && $0.pods.isEmpty }
    let report = CreationReport(owner: daemonSet.reference, namePrefix: UpstreamText.createdPod)
    for place in lacking {
      let pod = DaemonSetController.daemonPod(
        for: daemonSet, on: place.node.metadata.name, revision: revision)
      result.writes.append(.create(pod, reporting: report))
    }
    if !lacking.isEmpty {
      result.record(
        daemonSet.reference,
        .createdDaemonPods(on: lacking.map(\.node.nodeName), want: places.count(where: \.shouldRun)))
    }
    delete(strays, because: .nodeGone)
    for place in places {
      if !place.mayKeep {
        delete(
          place.pods.filter { !$0.metadata.isBeingDeleted }, because: .nodeNotEligible(place.node.nodeName))
      } else {
        removeSurplus(of: place)
      }
    }
  }

  private mutating func removeSurplus(of place: Place) {
    let present = place.pods.filter { !$0.metadata.isBeingDeleted }
    let ended = present.filter(\.isFinished)
    for pod in ended {
      result.report(
        daemonSet.reference, pod.status.phase == .failed ? .warning : .normal,
        UpstreamText.endedDaemonPodReason(pod.status.phase),
        UpstreamText.endedDaemonPod(pod, on: place.node.metadata.name))
    }
    delete(ended, because: .ended)
    delete(Array(present.filter { !$0.isFinished }.dropFirst()), because: .surplus(on: place.node.nodeName))
  }

  /// Gives up Pods of an old template, as many at a time as may be unavailable.
  mutating func replaceOldPods() {
    guard case .rollingUpdate(let surge, let unavailable) = daemonSet.updateStrategy else { return }
    let desired = places.count(where: \.shouldRun)
    let mostSurge = max(0, surge.scaled(of: desired, roundingUp: true) ?? 0)
    let most = max(mostSurge == 0 ? 1 : 0, unavailable.scaled(of: desired, roundingUp: true) ?? 0)
    var missing = 0
    var atOnce: [Pod] = []
    var inTurn: [Pod] = []
    for place in places where place.shouldRun {
      let alive = place.pods.filter { !$0.metadata.isBeingDeleted && !$0.isFinished }
      guard let pod = alive.first else {
        missing += 1
        continue
      }
      let isAvailable = pod.isAvailable(minReadySeconds: daemonSet.minReadySeconds, at: now)
      if !isAvailable { missing += 1 }
      guard pod.metadata.labels[DaemonSetController.revisionHash] != revision else { continue }
      if isAvailable { inTurn.append(pod) } else { atOnce.append(pod) }
    }
    let victims = atOnce + inTurn.prefix(max(0, most - missing))
    delete(victims, because: .oldTemplate(maxUnavailable: most))
  }

  mutating func renewStatus() {
    var status = daemonSet.status
    status.observedGeneration = daemonSet.metadata.generation
    status.desiredNumberScheduled = places.count(where: \.shouldRun)
    status.numberMisscheduled = places.count { !$0.shouldRun && !$0.pods.isEmpty }
    let oldest = places.compactMap { $0.shouldRun ? $0.pods.first : nil }
    status.currentNumberScheduled = oldest.count
    status.numberReady = oldest.count { $0.status.isReady }
    status.numberAvailable = oldest.count {
      $0.isAvailable(minReadySeconds: daemonSet.minReadySeconds, at: now)
    }
    status.updatedNumberScheduled = oldest.count {
      $0.metadata.labels[DaemonSetController.revisionHash] == revision
    }
    status.numberUnavailable = status.desiredNumberScheduled - status.numberAvailable
    if status != daemonSet.status {
      result.writes.append(.updateStatus(daemonSet.with { $0.status = status }))
    }
    for pod in oldest {
      if let time = pod.becomesAvailable(minReadySeconds: daemonSet.minReadySeconds, after: now) {
        result.lookAgain(at: time)
      }
    }
  }

  private mutating func delete(_ pods: [Pod], because cause: ControllerStep.DaemonPodDeletion) {
    guard !pods.isEmpty else { return }
    for pod in pods {
      result.writes.append(.delete(pod.reference, gracePeriodSeconds: nil))
      result.report(
        daemonSet.reference, .normal, UpstreamText.successfulDelete,
        UpstreamText.deletedPod(pod.metadata.name))
    }
    result.record(daemonSet.reference, .deletedDaemonPods(names: pods.map(\.name), because: cause))
  }

  private static func isOlder(_ left: Pod, _ right: Pod) -> Bool {
    if left.isBound != right.isBound { return left.isBound }
    let (leftTime, rightTime) = (left.metadata.creationTimestamp, right.metadata.creationTimestamp)
    guard let leftTime, let rightTime, leftTime != rightTime else { return left.name < right.name }
    return leftTime < rightTime
  }
}
