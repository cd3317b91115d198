import Cluster
import Kubernetes
import Manifests
import Narration
import Observability

extension Command {
  static let logs = Command(
    "logs", aliases: ["log"], origin: .kubectl, syntax: [.any(.resources)],
    flags: [
      .follow, .tail, .since, .sinceTime, .timestamps, .containers, .allContainers, .selector, .prefix,
      .previous,
      .allPods, Flag("max-log-requests", .required(.count)), Flag("limit-bytes", .required(.count)),
      Flag("ignore-errors"), .podRunningTimeout,
    ], help: .logs,
    examples: [
      "create deployment web --image=nginx", "run until idle", "logs deploy/web",
      "logs -l app=web --tail=5 --all-containers",
    ]
  ) { session, given throws(CommandError) in
    let pods = try session.startedPods(given)
    let options = try LogOptions(given, now: session.world.now)
    var output = CommandOutput()
    if given[.selector] == nil, !given.has(.allPods), pods.isGroup, let first = pods.pods.first {
      output.remark(StyledText(UpstreamText.foundPods(pods.pods.count, using: first.metadata.name)))
    }
    let chosen = given[.selector] == nil && !given.has(.allPods) ? Array(pods.pods.prefix(1)) : pods.pods
    guard !chosen.isEmpty else {
      output.remark(StyledText(UpstreamText.noResourcesFound(in: session.namespace(of: given))))
      return output
    }
    for pod in chosen { try session.printLog(of: pod, options, given, into: &output) }
    if given.has(.follow) { try session.followLogs(of: chosen, options, into: &output) }
    return output
  }
}

extension Flag {
  static let podRunningTimeout = Flag("pod-running-timeout", .required(.duration))
}

extension Pod {
  var hasStarted: Bool {
    status.containerStatuses.contains { status in
      if case .waiting = status.state { false } else { true }
    }
  }
}

/// Which lines of a log are asked for, and how they are shown.
struct LogOptions: Sendable {
  let tail: Int?
  let notBefore: VirtualTime?
  let showsTimestamps: Bool
  let showsPod: Bool

  init(_ given: Invocation, now: VirtualTime) throws(CommandError) {
    let asked = try given.integer(.tail)
    tail = (asked ?? (given[.selector] == nil ? -1 : 10)) < 0 ? nil : asked ?? 10
    showsTimestamps = given.has(.timestamps)
    showsPod = given.has(.prefix)
    if let duration = try given.duration(.since) {
      notBefore = now - duration
    } else if let text = given[.sinceTime] {
      guard let time = VirtualTime(rfc3339: text) else { throw .upstream(UpstreamText.badTime(text)) }
      notBefore = time
    } else {
      notBefore = nil
    }
  }

  /// - Parameter keepsAll: also what is more than the tail.
  func lines(_ entries: [PodLog.Line], of pod: Pod, container: String, keepsAll: Bool = false) -> [StyledText]
  {
    let wanted = entries.filter { line in notBefore.map { line.time >= $0 } ?? true }
    return wanted.suffix(keepsAll ? .max : tail ?? .max).map { line in
      StyledText(showsPod ? "[pod/\(pod.metadata.name)/\(container)] " : "", style: .name)
        + StyledText(showsTimestamps ? "\(line.time.rfc3339) " : "", style: .dim) + StyledText(line.text)
    }
  }
}

extension Session {
  /// The Pods that `logs` is about, by name; a group when a workload or labels were named.
  fileprivate func loggingPods(_ given: Invocation) throws(CommandError) -> (pods: [Pod], isGroup: Bool) {
    let namespace = given[.namespace] ?? namespace
    let all = world.objects.all(Pod.self, in: namespace)
    if given[.selector] != nil {
      let selector = try given.labelSelector()
      return (all.filter { selector.matches($0.metadata.labels) }, true)
    }
    guard let first = given.words.first else { throw .upstream(UpstreamText.logsNeedPod) }
    let isName = given.words.count == 1 && !first.contains("/")
    let words = isName ? ["pod/\(first)"] : Array(given.words.prefix(first.contains("/") ? 1 : 2))
    let object = try target(words, given)
    if let pod = object.as(Pod.self) { return ([pod], false) }
    guard let selector = object.podSelector else {
      throw .upstream(UpstreamText.cannotLog(object.kind))
    }
    return (all.filter { selector.matches($0.metadata.labels) }, true)
  }

  /// The same; of a workload none of whose Pods has started, once one has, or once kubectl would not wait any longer.
  fileprivate mutating func startedPods(_ given: Invocation) throws(CommandError) -> (
    pods: [Pod], isGroup: Bool
  ) {
    let found = try loggingPods(given)
    guard found.isGroup, given[.selector] == nil, !found.pods.contains(where: \.hasStarted),
      let selector = try target(Array(given.words.prefix(given.words[0].contains("/") ? 1 : 2)), given)
        .podSelector
    else { return found }
    let deadline = world.now + (try given.duration(.podRunningTimeout) ?? .seconds(20))
    let namespace = given[.namespace] ?? namespace
    _ = try letTimeRun(until: .instant(deadline)) { _, world in
      !world.objects.all(Pod.self, in: namespace).contains {
        $0.hasStarted && selector.matches($0.metadata.labels)
      }
    }
    return try loggingPods(given)
  }

  fileprivate func printLog(
    of pod: Pod, _ options: LogOptions, _ given: Invocation, into output: inout CommandOutput
  ) throws(CommandError) {
    guard pod.isBound else { throw .upstream(UpstreamText.podHasNoHost(pod.metadata.name)) }
    let names = pod.spec.containers.map(\.name)
    var chosen = names
    if let asked = given[.containers] {
      guard (names + pod.spec.initContainers.map(\.name)).contains(asked) else {
        throw .upstream(UpstreamText.noContainer(asked, in: pod.metadata.name))
      }
      chosen = [asked]
    } else if !given.has(.allContainers), let first = names.first {
      chosen = [first]
      if names.count > 1 { output.remark(StyledText(UpstreamText.defaultedContainer(first, outOf: names))) }
    }
    for container in chosen {
      if given.has(.previous) {
        throw .upstream(UpstreamText.noPreviousContainer(container, in: pod.metadata.name))
      }
      if case .waiting(let reason, _)? = pod.status.containerStatuses.first(where: { $0.name == container })?
        .state, world.startFault(of: pod) == nil
      {
        throw .upstream(UpstreamText.containerIsWaiting(container, in: pod.metadata.name, reason))
      }
      guard let log = PodLog(pod, in: world) else {
        output.remark(LogMessage.silent(container: container, pod: pod.metadata.name).told(in: language))
        continue
      }
      for line in options.lines(log.lines, of: pod, container: container) { output.line(line) }
    }
  }

  /// Lets time run to idle, with what Karpenter logs meanwhile.
  fileprivate mutating func followLogs(
    of pods: [Pod], _ options: LogOptions, into output: inout CommandOutput
  )
    throws(CommandError)
  {
    let known = world.decisions.last?.id
    let halt = try letTimeRun(until: .idle) { _, _ in true }
    for pod in pods {
      guard let log = PodLog(pod, in: world, after: known), let container = pod.spec.containers.first else {
        continue
      }
      for line in options.lines(log.lines, of: pod, container: container.name, keepsAll: true) {
        output.line(line)
      }
    }
    if halt == .reached { output.line(idleText(), to: .remarks) } else { tell(halt, into: &output) }
  }
}

/// What a Pod has written. Karpenter and the mini-Karpenter write of their decisions; other programs are modelled and say nothing.
struct PodLog: Sendable {
  struct Line: Sendable {
    let time: VirtualTime
    let text: String
  }

  let lines: [Line]

  /// Nil for a Pod whose containers say nothing.
  ///
  /// - Parameter id: of the last decision that is known already.
  init?(_ pod: Pod, in world: World, after id: DecisionID? = nil) {
    if pod.isMiniKarpenter {
      let start = pod.status.startTime ?? world.now
      lines = MiniKarpenterLog(world.decisions, after: id).lines.filter { $0.time >= start }
        .map { Line(time: $0.time, text: $0.text) }
      return
    }
    guard pod.isKarpenter else { return nil }
    let start = pod.status.startTime ?? world.now
    if let fault = world.startFault(of: pod) {
      lines = id == nil ? [Self.line(fault, at: start)] : []
      return
    }
    guard world.karpenterLeader?.name == pod.name else {
      let waits = LogEntry(at: start, UpstreamText.awaitsLease(namespace: pod.metadata.namespace))
      lines = id == nil ? [Self.line(waits)] : []
      return
    }
    let lead = max(start, world.karpenterLeaderSince ?? start)
    lines = KarpenterLog(world.decisions, after: id).entries.filter { $0.time >= lead }.map(Self.line)
  }

  /// The last that it says before it ends.
  private static func line(_ fault: ControllerStartFault, at time: VirtualTime) -> Line {
    switch fault {
    case .flag(let text): Line(time: time, text: "panic: \(text)")
    case .refused(let check, let denial): line(KarpenterLog.failedStart(check, denial, at: time))
    }
  }

  private static func line(_ entry: LogEntry) -> Line {
    let members = entry.members.map {
      "\(JSONWriter.compact(.string($0.name))):\(JSONWriter.compact($0.value))"
    }
    return Line(time: entry.time, text: "{\(members.joined(separator: ","))}")
  }
}

extension ClusterObject {
  /// What selects the Pods of a workload or a Service; nil for what has none.
  var podSelector: LabelSelector? {
    let written = json["spec"]?["selector"]
    guard let labels = (written?["matchLabels"] ?? written)?.object?.compactMapValues(\.string),
      !labels.isEmpty
    else { return nil }
    return LabelSelector(matchLabels: labels)
  }
}
