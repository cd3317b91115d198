import Cluster
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
    container.args = given.wordsAfterDashes
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
    }
    return try create(pod, given)
  }
}
