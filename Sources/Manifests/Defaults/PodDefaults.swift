import Kubernetes

/// What the API server fills in where a manifest says nothing, and a noun's own defaults do not say already.
///
/// Source: kubernetes `pkg/apis/core/v1/defaults.go`.
extension Pod {
  public mutating func setDefaults() { spec.setDefaults() }
}

extension PodSpec {
  public mutating func setDefaults() {
    for index in containers.indices { containers[index].setDefaults(hostNetwork: hostNetwork) }
    for index in initContainers.indices { initContainers[index].setDefaults(hostNetwork: hostNetwork) }
    setPodLevelRequests()
    for index in volumes.indices { volumes[index].setDefaults() }
    if inert["dnsPolicy"] == nil { inert["dnsPolicy"] = .string("ClusterFirst") }
    if inert["securityContext"] == nil { inert["securityContext"] = .object([:]) }
  }

  /// A request that the Pod as a whole lacks is what its containers ask together, where they ask for it, or
  /// else its limit.
  private mutating func setPodLevelRequests() {
    guard var podLevel = resources else { return }
    let asked = containerRequests
    for (name, limit) in podLevel.limits.amounts where podLevel.requests[name] == nil {
      podLevel.requests[name] = asked[name] ?? limit
    }
    resources = podLevel
  }
}

extension PodTemplate {
  fileprivate mutating func setDefaults() { spec.setDefaults() }
}

extension Deployment {
  public mutating func setDefaults() { template.setDefaults() }
}

extension ReplicaSet {
  public mutating func setDefaults() {
    template.setDefaults()
    if metadata.labels.isEmpty { metadata.labels = template.metadata.labels }
  }
}

extension DaemonSet {
  public mutating func setDefaults() { template.setDefaults() }
}

extension StatefulSet {
  public mutating func setDefaults() {
    template.setDefaults()
    for index in volumeClaimTemplates.indices {
      volumeClaimTemplates[index].phase = .pending
    }
  }
}

extension Job {
  /// A Job that says neither how many Pods at once nor how many in all runs one.
  public mutating func setDefaults() {
    if parallelism == nil, completions == nil { completions = 1 }
    parallelism = parallelism ?? 1
    template.setDefaults()
  }
}

extension CronJob {
  public mutating func setDefaults() { jobTemplate.setDefaults() }
}

extension Container {
  fileprivate mutating func setDefaults(hostNetwork: Bool) {
    resources.requests.fill(from: resources.limits)
    if imagePullPolicy.isEmpty { imagePullPolicy = image.hasLatestTag ? "Always" : "IfNotPresent" }
    if hostNetwork {
      for index in ports.indices where ports[index].hostPort == 0 {
        ports[index].hostPort = ports[index].containerPort
      }
    }
    if inert["terminationMessagePath"] == nil {
      inert["terminationMessagePath"] = .string("/dev/termination-log")
    }
    if inert["terminationMessagePolicy"] == nil { inert["terminationMessagePolicy"] = .string("File") }
    readinessProbe?.setDefaults()
    livenessProbe?.setDefaults()
    startupProbe?.setDefaults()
  }
}

extension ResourceList {
  fileprivate mutating func fill(from other: ResourceList) {
    for (name, amount) in other.amounts where self[name] == nil { self[name] = amount }
  }
}

extension String {
  /// Whether an image's name has no tag, or the tag `latest`; a digest counts as a tag.
  fileprivate var hasLatestTag: Bool {
    if contains("@") { return false }
    let name = split(separator: "/").last ?? ""
    let parts = name.split(separator: ":", maxSplits: 1)
    return parts.count < 2 || parts[1] == "latest"
  }
}

extension Probe {
  fileprivate mutating func setDefaults() {
    guard case .object(var http) = inert["httpGet"] else { return }
    if http["scheme"] == nil { http["scheme"] = .string("HTTP") }
    if http["path"] == nil { http["path"] = .string("/") }
    inert["httpGet"] = .object(http)
  }
}

extension Volume {
  fileprivate mutating func setDefaults() {
    for source in ["configMap", "secret", "downwardAPI", "projected"] {
      guard case .object(var members) = inert[source], members["defaultMode"] == nil else { continue }
      members["defaultMode"] = .int(420)
      inert[source] = .object(members)
    }
    if inert.isEmpty, persistentVolumeClaim == nil { inert["emptyDir"] = .object([:]) }
  }
}
