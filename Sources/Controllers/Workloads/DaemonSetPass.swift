import Kubernetes

/// One look at a DaemonSet: which nodes lack its Pod, which have one too many or an old one.
struct DaemonSetPass {
  private let daemonSet: DaemonSet
  private let revision: String
  private let now: VirtualTime
  private let pods: [Pod]
  private let places: [Place]
  /// Pods meant for nodes that are not there.
  private let strays: [Pod]
  var result = Reconciliation()

  /// A node, whether it should have or may keep the Pod, and those it has by their place among all: oldest first.
  private struct Place {
    let node: NodeName
    let shouldRun: Bool
    let mayKeep: Bool
    let pods: [Int]
  }

  init(_ daemonSet: DaemonSet, nodes: [Node], pods: [Pod], revision: String, at now: VirtualTime) {
    self.daemonSet = daemonSet
    self.now = now
    self.revision = revision
    self.pods = pods
    var podsByNode: [NodeName: [Int]] = [:]
    for index in pods.indices {
      if let target = pods[index].targetNode { podsByNode[target, default: []].append(index) }
    }
    let eligibility = DaemonSetEligibility(of: daemonSet)
    places = nodes.map { node in
      let (run, keep) = eligibility.of(node)
      var present = podsByNode.removeValue(forKey: node.nodeName) ?? []
      if present.count > 1 { present.sort { Self.isOlder(pods[$0], pods[$1]) } }
      return Place(node: node.nodeName, shouldRun: run, mayKeep: keep, pods: present)
    }
    strays = podsByNode.values.joined().sorted().map { pods[$0] }.filter { !$0.isBound }
  }

  /// Creates where a Pod is missing; deletes where one may not be, has ended, or is one too many.
  mutating func placePods() {
    let lacking = places.filter { $0.shouldRun && $0.pods.isEmpty }
    let report = CreationReport(owner: daemonSet.reference, namePrefix: UpstreamText.createdPod)
    for place in lacking {
      let pod = DaemonSetController.daemonPod(for: daemonSet, on: place.node.text, revision: revision)
      result.writes.append(.create(pod, reporting: report))
    }
    if !lacking.isEmpty {
      result.record(
        daemonSet.reference,
        .createdDaemonPods(on: lacking.map(\.node), want: places.count(where: \.shouldRun)))
    }
    delete(strays, because: .nodeGone)
    for place in places {
      if !place.mayKeep {
        delete(present(on: place), because: .nodeNotEligible(place.node))
      } else if place.pods.count > 1 || place.pods.contains(where: { pods[$0].isFinished }) {
        removeSurplus(of: place)
      }
    }
  }

  private func present(on place: Place) -> [Pod] {
    place.pods.map { pods[$0] }.filter { !$0.metadata.isBeingDeleted }
  }

  private mutating func removeSurplus(of place: Place) {
    let present = present(on: place)
    let ended = present.filter(\.isFinished)
    for pod in ended {
      result.report(
        daemonSet.reference, pod.status.phase == .failed ? .warning : .normal,
        UpstreamText.endedDaemonPodReason(pod.status.phase),
        UpstreamText.endedDaemonPod(pod, on: place.node.text))
    }
    delete(ended, because: .ended)
    delete(Array(present.filter { !$0.isFinished }.dropFirst()), because: .surplus(on: place.node))
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
      let alive = place.pods.first { !pods[$0].metadata.isBeingDeleted && !pods[$0].isFinished }
      guard let alive else {
        missing += 1
        continue
      }
      let isAvailable = pods[alive].isAvailable(minReadySeconds: daemonSet.minReadySeconds, at: now)
      if !isAvailable { missing += 1 }
      guard !isUpToDate(pods[alive]) else { continue }
      if isAvailable { inTurn.append(pods[alive]) } else { atOnce.append(pods[alive]) }
    }
    let victims = atOnce + inTurn.prefix(max(0, most - missing))
    delete(victims, because: .oldTemplate(maxUnavailable: most))
  }

  private func isUpToDate(_ pod: Pod) -> Bool {
    pod.metadata.labels[DaemonSetController.revisionHash] == revision
  }

  mutating func renewStatus() {
    let oldest = places.compactMap { $0.shouldRun ? $0.pods.first : nil }
    var status = daemonSet.status
    status.observedGeneration = daemonSet.metadata.generation
    status.desiredNumberScheduled = places.count(where: \.shouldRun)
    status.numberMisscheduled = places.count { !$0.shouldRun && !$0.pods.isEmpty }
    status.currentNumberScheduled = oldest.count
    status.numberReady = oldest.count { pods[$0].status.isReady }
    status.numberAvailable = oldest.count {
      pods[$0].isAvailable(minReadySeconds: daemonSet.minReadySeconds, at: now)
    }
    status.updatedNumberScheduled = oldest.count { isUpToDate(pods[$0]) }
    status.numberUnavailable = status.desiredNumberScheduled - status.numberAvailable
    if status != daemonSet.status {
      result.writes.append(.updateStatus(daemonSet.with { $0.status = status }))
    }
    for pod in oldest {
      if let time = pods[pod].becomesAvailable(minReadySeconds: daemonSet.minReadySeconds, after: now) {
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
