/// A Deployment of one container, as the charts of small programs write it.
struct DeploymentTemplate {
  var name = "{{ .Names.full }}"
  /// Flow YAML.
  var labels = "\"{{ .Labels }}\""
  /// Of its Pods, and what it selects them by; flow YAML.
  var podLabels = "\"{{ .SelectorLabels }}\""
  /// Where its values have how many Pods it wants.
  var replicas = "replicas"
  /// Under which its values have `nodeSelector`, `affinity` and `tolerations`; empty for the values themselves.
  var placement = ""
  /// `null` takes the namespace's own.
  var serviceAccount = "\"{{ .Names.serviceAccount }}\""
  var priorityClass = "null"
  /// The value on which all of it depends.
  var condition: String?
  /// Block YAML.
  let container: String

  var text: String {
    let path = placement.isEmpty ? "" : "\(placement)."
    let deployment = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: "\(name)", labels: \(labels)}
      spec:
        replicas: "{{ .Values.\(replicas) }}"
        selector: {matchLabels: \(podLabels)}
        template:
          metadata: {labels: \(podLabels)}
          spec:
            serviceAccountName: \(serviceAccount)
            priorityClassName: \(priorityClass)
            nodeSelector: "{{ .Values.\(path)nodeSelector }}"
            affinity: "{{ .Values.\(path)affinity }}"
            tolerations: "{{ .Values.\(path)tolerations }}"
            containers:
              -
      \(container.indented(by: 10))
      """
    return condition.map { "\"{{ if \($0) }}\":\n" + deployment.indented(by: 2) } ?? deployment
  }
}

extension String {
  /// Every line of it so many blanks further in.
  fileprivate func indented(by count: Int) -> String {
    let margin = String(repeating: " ", count: count)
    return split(separator: "\n", omittingEmptySubsequences: false).map { margin + $0 }
      .joined(separator: "\n")
  }
}
