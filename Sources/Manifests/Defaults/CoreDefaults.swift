import Kubernetes

extension Namespace {
  public mutating func setDefaults() {
    metadata.labels[WellKnown.namespaceName] = metadata.name
    if inert["spec"] == nil { inert["spec"] = .object(["finalizers": .array([.string("kubernetes")])]) }
  }
}

extension Node {
  /// What a node can give to Pods is all it has, unless it says otherwise.
  public mutating func setDefaults() {
    if status.allocatable.isEmpty { status.allocatable = status.capacity }
  }
}

extension Service {
  public mutating func setDefaults() {
    for index in ports.indices where ports[index].targetPort == nil {
      ports[index].targetPort = .int(ports[index].port)
    }
    guard type != .externalName else { return }
    let defaults: InertFields = [
      "sessionAffinity": .string("None"), "internalTrafficPolicy": .string("Cluster"),
      "ipFamilyPolicy": .string("SingleStack"), "ipFamilies": .array([.string("IPv4")]),
    ]
    inert.merge(defaults) { written, _ in written }
    if type != .clusterIP, inert["externalTrafficPolicy"] == nil {
      inert["externalTrafficPolicy"] = .string("Cluster")
    }
  }
}

extension LimitRange {
  /// For containers: default limits from the maxima, default requests from the default limits and the minima.
  public mutating func setDefaults() {
    for index in limits.indices where limits[index].type == .container {
      for (name, amount) in limits[index].max.amounts where limits[index].default[name] == nil {
        limits[index].default[name] = amount
      }
      for source in [limits[index].default, limits[index].min] {
        for (name, amount) in source.amounts where limits[index].defaultRequest[name] == nil {
          limits[index].defaultRequest[name] = amount
        }
      }
    }
  }
}

extension EC2NodeClass {
  public mutating func setDefaults() {
    if spec.metadataOptions == nil { spec.metadataOptions = MetadataOptions() }
  }
}
