import Cluster
import Controllers
import Kubernetes
import Narration

extension Session {
  /// kubectl's `run NAME --image=…`: one Pod.
  mutating func runPod(_ given: Invocation) throws(CommandError) -> CommandOutput {
    let name = given.words[0]
    var pod = Pod()
    pod.metadata = ObjectMeta(name: name, labels: ["run": name])
    for label in given.list(.labels) {
      guard case .set(let key, let value)? = LabelEdit(label) else { throw .say(.badLabel(label)) }
      if pod.metadata.labels["run"] == name { pod.metadata.labels["run"] = nil }
      pod.metadata.labels[key] = value
    }
    var container = Container()
    container.name = name
    container.image = given[.image] ?? ""
    let words = given.words.dropFirst() + given.wordsAfterDashes
    if given.has(.command) { container.command = Array(words) } else { container.args = Array(words) }
    container.env = given.all(.env).compactMap { text in
      guard case .set(let name, let value)? = LabelEdit(text) else { return nil }
      var variable = EnvVar()
      variable.name = name
      variable.value = value
      return variable
    }
    if let port = try given.integer(.port) {
      var exposed = ContainerPort()
      exposed.containerPort = port
      container.ports = [exposed]
    }
    if let text = given[.requests] {
      container.resources.requests = try ResourceList(typed: text, flag: "--requests")
    }
    if let text = given[.limits] {
      container.resources.limits = try ResourceList(typed: text, flag: "--limits")
    }
    pod.spec.containers = [container]
    if let policy = given[.restart] {
      guard let known = PodSpec.RestartPolicy(rawValue: policy) else {
        throw .say(
          .badFlagValue(
            flag: "--restart", value: policy, allowed: PodSpec.RestartPolicy.allCases.map(\.rawValue)))
      }
      pod.spec.restartPolicy = known
    } else if given.has(.stdin) {
      pod.spec.restartPolicy = .onFailure
    }
    let isAttached = given.has(.stdin) || given.has(.attach)
    guard isAttached || !given.has(.remove) else { throw .upstream(UpstreamText.removesAttachedOnly) }
    let created = try create(pod, given)
    guard isAttached, try given.dryRun() == .none else { return created }
    return try attend(pod, given)
  }

  /// Stays with a Pod that was just made, as `-i` and `--attach` do, until its program has ended or would wait for
  /// somebody to type; with `--rm` it goes then.
  private mutating func attend(_ pod: Pod, _ given: Invocation) throws(CommandError) -> CommandOutput {
    var output = CommandOutput()
    let name = PodName(namespace: given[.namespace] ?? namespace, name: pod.metadata.name)
    let deadline = world.now + (try given.duration(.podRunningTimeout) ?? .seconds(60))
    var halt = try letTimeRun(until: .instant(deadline)) { _, world in
      world.objects.pods[name]?.hasStarted == false
    }
    if halt == .satisfied, ContainerProgram.exits(of: pod)[pod.metadata.name] != nil,
      pod.spec.restartPolicy != .always
    {
      halt = try letTimeRun(until: .idle) { _, world in world.objects.pods[name]?.isFinished == false }
    }
    switch (halt, world.objects.pods[name]) {
    case (.satisfied, let pod?) where pod.status.phase == .failed:
      output.remark(StyledText(UpstreamText.podTerminated(pod), style: .refusal))
      output.status = .failed
    case (.satisfied, _):
      output.remark(LogMessage.silent(container: name.name, pod: name.name).told(in: language))
    case (.reached, _):
      output.remark(StyledText(UpstreamText.timedOut, style: .refusal))
      output.status = .failed
    default: tell(halt, into: &output)
    }
    guard given.has(.remove), let left = world.objects.pods[name] else { return output }
    try change(given) { (world: inout World) throws(CommandError) in
      do throws(APIError) { try world.delete(left.reference) } catch { throw .server(error) }
    }
    output.line(
      StyledText(
        UpstreamText.deleted(
          "pod", name.name, namespace: name.namespace, isForced: false, dryRun: .none)))
    return output
  }
}

extension Flag {
  static let stdin = Flag("stdin", short: "i")
  static let tty = Flag("tty", short: "t")
  static let attach = Flag("attach")
  static let remove = Flag("rm")
  static let quiet = Flag("quiet", short: "q")
  static let command = Flag("command")
}
