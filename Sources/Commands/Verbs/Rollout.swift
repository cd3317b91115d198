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
    if say(session.world) { return output }
    try session.move { world in
      var steps = 0
      func goOn(_ result: StepResult, _ now: World) -> Bool {
        steps += 1
        return !say(now) && steps < Session.stepLimit
      }
      if let end { world.run(until: end, perStep: goOn) } else { world.runUntilIdle(perStep: goOn) }
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

  static let rolloutHistory = Command(
    "rollout history", origin: .kubectl, syntax: [.any(.resources)], flags: [.revision, .selector],
    help: .rollout,
    examples: ["create deployment web --image=nginx", "run until idle", "rollout history deployment/web"]
  ) { session, given throws(CommandError) in
    let target = try session.target(given.words, given)
    let sets = try session.revisions(of: target)
    var output = CommandOutput()
    output.line(StyledText("\(target.qualifiedName) "))
    let rows = sets.map { set in
      [
        StyledText("\(set.revision)"),
        StyledText(set.metadata.annotations["kubernetes.io/change-cause"] ?? "<none>"),
      ]
    }
    output.print(TextTable(header: ["REVISION", "CHANGE-CAUSE"], rows: rows).text)
    output.line("")
    return output
  }

  static let rolloutUndo = Command(
    "rollout undo", origin: .kubectl, syntax: [.any(.resources)], flags: [.toRevision, .dryRun, .output],
    help: .rollout,
    examples: [
      "create deployment web --image=nginx", "run until idle", "set image deployment/web nginx=nginx:1.27",
      "run until idle", "rollout undo deployment/web",
    ]
  ) { session, given throws(CommandError) in
    let target = try session.target(given.words, given)
    let sets = try session.revisions(of: target)
    let wanted = try given.integer(.toRevision) ?? 0
    let chosen = wanted == 0 ? sets.dropLast().last : sets.first { $0.revision == wanted }
    guard let chosen else {
      throw .upstream(
        wanted == 0 ? UpstreamText.noHistory(target.name) : UpstreamText.noRevision(wanted))
    }
    var template = chosen.template
    template.metadata.labels[WellKnown.podTemplateHash] = nil
    return try session.edit([target], given, did: "rolled back") { (object) throws(CommandError) in
      object.change(Deployment.self) { $0.template = template }
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
  /// A Deployment's ReplicaSets, the oldest revision first.
  fileprivate func revisions(of target: ClusterObject) throws(CommandError) -> [ReplicaSet] {
    guard let deployment = target.as(Deployment.self) else {
      throw .upstream(UpstreamText.noRollout(target.kind))
    }
    return world.objects.all(ReplicaSet.self, in: deployment.metadata.namespace)
      .filter { $0.metadata.controller?.uid == deployment.metadata.uid }
      .sorted { $0.revision < $1.revision }
  }

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
  }

  /// What `rollout status` says of it; nil for what has no rollout.
  fileprivate var rolloutProgress: (text: String, isDone: Bool)? {
    if let deployment = self.as(Deployment.self) { return UpstreamText.rollout(deployment) }
    if let set = self.as(DaemonSet.self) { return UpstreamText.rollout(set) }
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
