import Kubernetes
import Manifests

extension JSONValue {
  /// A new object as kubectl writes it before the API server has seen it: with nothing filled in but what kubectl's own
  /// types always write.
  var asGenerated: JSONValue {
    guard case .object(var members) = leastManifest else { return self }
    guard let kind = members["kind"]?.string, ["Deployment", "Namespace", "Pod"].contains(kind) else {
      return .object(members)
    }
    members["status"] = .object([:])
    var spec: [String: JSONValue] = if case .object(let spec)? = members["spec"] { spec } else { [:] }
    if kind == "Pod" {
      spec = spec.withEmptyResources
      spec["dnsPolicy"] = .string("ClusterFirst")
      spec["restartPolicy"] = self["spec"]?["restartPolicy"]
    } else if kind == "Deployment" {
      spec["replicas"] = self["spec"]?["replicas"]
      spec["strategy"] = .object([:])
      if case .object(var template)? = spec["template"], case .object(let inner)? = template["spec"] {
        template["spec"] = .object(inner.withEmptyResources)
        spec["template"] = .object(template)
      }
    }
    members["spec"] = .object(spec)
    return .object(members)
  }
}

extension [String: JSONValue] {
  /// A Pod's spec whose containers all say something of resources.
  fileprivate var withEmptyResources: Self {
    guard case .array(let containers)? = self["containers"] else { return self }
    var spec = self
    spec["containers"] = .array(
      containers.map { container in
        guard case .object(var members) = container else { return container }
        members["resources"] = members["resources"] ?? .object([:])
        return .object(members)
      })
    return spec
  }
}
