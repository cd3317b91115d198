import Cluster
import Kubernetes
import Narration

extension Command {
  static let rolloutStatus = Command(
    "rollout status", origin: .kubectl, syntax: [.any(.resources)],
    flags: [.timeout, .watch, .revision, .selector, .filename], help: .rollout,
    examples: ["create deployment web --image=nginx --replicas=2", "rollout status deployment/web"]
  ) { session, given throws(CommandError) in
    let target = try session.target(given.words, given)
    let reference = target.reference
    let timeout = try given.duration(.timeout)
    let end = timeout.flatMap { $0 > .zero ? session.world.now + $0 : nil }
    var output = CommandOutput()
    var said = ""
    func say(_ world: World) -> Bool {
      guard let progress = world.object(reference)?.rolloutProgress else { return true }
      if progress.text != said {
        said = progress.text
        output.line(StyledText(progress.text))
      }
      return progress.isDone
    }
    guard target.rolloutProgress != nil else { throw .upstream(UpstreamText.noRollout(target.kind)) }
    if target.replacesOnDelete { throw .upstream(UpstreamText.onlyRollingUpdates) }
    if say(session.world) { return output }
    let halt = try session.letTimeRun(until: end.map { .instant($0) } ?? .idle) { _, now in !say(now) }
    guard halt == .reached || halt == .satisfied else {
      session.tell(halt, into: &output)
      return output
    }
    guard session.world.object(reference)?.rolloutProgress?.isDone != true else { return output }
    output.line(StyledText(UpstreamText.timedOut, style: .refusal), to: .remarks)
    if end == nil { output.line(session.idleText(), to: .remarks) }
    output.status = .failed
    return output
  }

  static let rolloutRestart = Command(
    "rollout restart", origin: .kubectl, syntax: [.any(.resources)],
    flags: [.selector, .filename, .dryRun, .output],
    help: .rollout, examples: ["create deployment web --image=nginx", "rollout restart deployment/web"]
  ) { session, given throws(CommandError) in
    let time = session.world.now.rfc3339
    let selection = try session.selection(given.words)
    let targets = try session.found(selection, given)
    if let error = targets.missing.first { throw error }
    return try session.edit(targets.groups.flatMap(\.objects), given, did: "restarted") {
      (object) throws(CommandError) in
      guard object.changeTemplate({ $0.metadata.annotations[UpstreamText.restartedAt] = time }) else {
        throw .upstream(UpstreamText.noRollout(object.kind))
      }
    }
  }

  static let rolloutPause = Command(
    "rollout pause", origin: .kubectl, syntax: [.any(.resources)], flags: [.dryRun, .output], help: .rollout,
    examples: ["create deployment web --image=nginx", "rollout pause deployment/web"]
  ) { session, given throws(CommandError) in try session.pause(true, given) }

  static let rolloutResume = Command(
    "rollout resume", origin: .kubectl, syntax: [.any(.resources)], flags: [.dryRun, .output], help: .rollout,
    examples: [
      "create deployment web --image=nginx", "rollout pause deployment/web", "rollout resume deployment/web",
    ]
  ) { session, given throws(CommandError) in try session.pause(false, given) }
}

extension Session {
  fileprivate mutating func pause(_ isPaused: Bool, _ given: Invocation) throws(CommandError) -> CommandOutput
  {
    let targets = try targets(given.words, given)
    return try edit(targets, given, did: isPaused ? "paused" : "resumed") { (object) throws(CommandError) in
      guard let deployment = object.as(Deployment.self) else {
        throw .upstream(UpstreamText.noRollout(object.kind))
      }
      guard deployment.isPaused != isPaused else {
        throw .upstream(UpstreamText.alreadyPaused(deployment.metadata.name, isPaused))
      }
      object.change(Deployment.self) { $0.isPaused = isPaused }
    }
  }
}

extension ClusterObject {
  /// Changes the template of its Pods; false for what has none.
  mutating func changeTemplate(_ body: (inout PodTemplate) -> Void) -> Bool {
    change(Deployment.self) { body(&$0.template) } || change(DaemonSet.self) { body(&$0.template) }
      || change(StatefulSet.self) { body(&$0.template) }
  }

  /// Whether old Pods stay until somebody deletes them.
  fileprivate var replacesOnDelete: Bool {
    self.as(DaemonSet.self)?.updateStrategy == .onDelete
      || self.as(StatefulSet.self)?.updateStrategy == .onDelete
  }

  /// What `rollout status` says of it; nil for what has no rollout.
  fileprivate var rolloutProgress: (text: String, isDone: Bool)? {
    if let deployment = self.as(Deployment.self) { return UpstreamText.rollout(deployment) }
    if let set = self.as(DaemonSet.self) { return UpstreamText.rollout(set) }
    if let set = self.as(StatefulSet.self) { return UpstreamText.rollout(set) }
    return nil
  }
}

extension Invocation {
  func duration(_ flag: Flag) throws(CommandError) -> Duration? {
    guard let text = self[flag] else { return nil }
    guard let duration = Duration(go: text) ?? Int(text).map({ .seconds($0) }),
      duration <= .seconds(366 * 86_400)
    else { throw .say(.badDuration(text)) }
    return duration
  }
}
