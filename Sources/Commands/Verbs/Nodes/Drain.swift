import Cluster
import Kubernetes
import Narration

extension Command {
  static let drain = Command(
    "drain", origin: .kubectl, syntax: [.any(.objects(.node))],
    flags: [
      .selector, .ignoreDaemonSets, .deleteEmptyDirData, .force, .gracePeriod, .timeout, .podSelector,
      .disableEviction, .dryRun,
    ],
    help: .drain, examples: ["drain -l kubernetes.io/hostname=nowhere"]
  ) { session, given throws(CommandError) in
    let nodes = try session.nodes(given)
    var output = try session.edit(nodes, given, did: "cordoned", unchanged: "already cordoned") {
      (object) throws(CommandError) in
      object.change(Node.self) { $0.spec.unschedulable = true }
    }
    for node in nodes {
      try session.drain(NodeName(node.name), given, into: &output)
      if output.status.isFailure { return output }
    }
    return output
  }
}

extension Session {
  /// Asks for one eviction after the other, as budgets allow, and lets time run until all Pods are gone.
  fileprivate mutating func drain(_ node: NodeName, _ given: Invocation, into output: inout CommandOutput)
    throws(CommandError)
  {
    let pods = world.objects.pods(on: node).filter { $0.metadata.annotations[WellKnown.mirrorPod] == nil }
    let daemons = pods.filter { $0.metadata.controller?.kind == DaemonSet.kind.name }
    let loose = pods.filter { $0.metadata.controller == nil && !$0.isFinished }
    if !daemons.isEmpty, !given.has(.ignoreDaemonSets) {
      return output.fail(UpstreamText.cannotDrainDaemons(node, daemons.map(\.name)))
    }
    if !loose.isEmpty, !given.has(.force) {
      return output.fail(UpstreamText.cannotDrainLoosePods(node, loose.map(\.name)))
    }
    if !daemons.isEmpty {
      output.remark(StyledText(UpstreamText.ignoringDaemons(daemons.map(\.name)), style: .warning))
    }
    let dryRun = try given.dryRun()
    let names = Set(daemons.map(\.name))
    var waiting = pods.filter { !names.contains($0.name) }.map(\.name)
    for pod in waiting { output.line("evicting pod \(pod.description)\(dryRun.suffix)") }
    let drained = StyledText(UpstreamText.did("drained", to: "node/\(node)", dryRun: dryRun))
    guard dryRun == .none else { return output.line(drained) }
    let timeout = try given.duration(.timeout) ?? .zero
    let end = timeout > .zero ? world.now + timeout : world.now + .seconds(3600)
    var complained: Set<PodName> = []
    let start = world.now
    while !waiting.isEmpty {
      try evict(waiting, given, complained: &complained, into: &output)
      let next = min(end, world.now + .seconds(5))
      guard world.now < end else { return output.fail(UpstreamText.timedOut) }
      let meter = meter
      try move { world in
        world.run(until: next) { _, world in
          meter?.countStep(to: world)
          return meter?.exhausted == nil
        }
      }
      if let refusal = meter?.refusal { throw refusal }
      if person?.interrupts ?? false {
        replay = "\(given.source) --timeout=\((world.now - start).goText)"
        output.line(TimeMessage.interrupted(at: world.now).told(in: language), to: .remarks)
        output.status = .failed
        return
      }
      let gone = waiting.filter {
        world.objects.pods[$0] == nil || world.objects.pods[$0]?.spec.nodeName != node
      }
      for pod in gone { output.line(StyledText(UpstreamText.did("evicted", to: "pod/\(pod.name)"))) }
      waiting.removeAll { gone.contains($0) }
    }
    output.line(drained)
  }

  private mutating func evict(
    _ pods: [PodName], _ given: Invocation, complained: inout Set<PodName>, into output: inout CommandOutput
  ) throws(CommandError) {
    let force = given.has(.disableEviction)
    for name in pods {
      guard let pod = world.objects.pods[name], !pod.metadata.isBeingDeleted else { continue }
      do throws(APIError) {
        try world.perform(UserCommand(text: given.source)) { (world: inout World) throws(APIError) in
          if force { try world.delete(pod.reference) } else { try world.evict(name) }
        }
      } catch {
        guard case .evictionRefused = error, error.reason == "TooManyRequests" else { throw .server(error) }
        if complained.insert(name).inserted {
          output.line(
            StyledText(UpstreamText.evictionRefused(name, error.message), style: .warning), to: .remarks)
        }
      }
    }
  }
}

extension CommandOutput {
  fileprivate mutating func fail(_ text: String) {
    line(StyledText(text, style: .refusal), to: .remarks)
    status = .failed
  }
}
