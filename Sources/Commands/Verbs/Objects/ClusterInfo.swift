import Cloud
import Cluster
import Kubernetes
import Narration

extension Command {
  static let version = Command(
    "version", origin: .kubectl, flags: [.output, Flag("client"), Flag("short")], help: .version,
    examples: ["version", "k version --client"]
  ) { session, given throws(CommandError) in
    let server = given.has(Flag("client")) ? nil : session.world.cloud.provider.kubernetesVersion
    switch given[.output] {
    case nil:
      let lines =
        [("Client", Client.kubectl), ("Kustomize", Client.kustomize)]
        + (server.map { [("Server", $0)] } ?? [])
      return CommandOutput(lines.map { StyledText("\($0) Version: \($1)") }.joinedAsLines)
    case "yaml"?, "json"?:
      var members: [String: JSONValue] = [
        "clientVersion": Client.members(of: Client.kubectl), "kustomizeVersion": .string(Client.kustomize),
      ]
      if let server { members["serverVersion"] = Client.members(of: server) }
      let format: DocumentFormat = given[.output] == "json" ? .json : .yaml
      return CommandOutput(try format.text(of: .object(members)))
    case _?: throw .upstream(UpstreamText.versionOutput)
    }
  }

  static let clusterInfo = Command(
    "cluster-info", origin: .kubectl, help: .version, examples: ["cluster-info"]
  ) { session, given in
    let host = session.world.controlPlaneURL
    let services = session.world.objects.all(Service.self, in: given[.namespace] ?? "kube-system")
      .filter { $0.metadata.labels["kubernetes.io/cluster-service"] == "true" }
    let lines =
      [UpstreamText.isRunning("Kubernetes control plane", at: host)]
      + services.map { service in
        UpstreamText.isRunning(
          service.metadata.labels["kubernetes.io/name"] ?? service.metadata.name,
          at: host + service.proxyPath)
      }
    return CommandOutput(
      (lines + ["", UpstreamText.clusterInfoDump]).map { StyledText($0) }.joinedAsLines)
  }
}

/// Versions of kubectl and of the kustomize within it.
private enum Client {
  static let (kubectl, kustomize) = ("v1.35.0", "v5.7.1")

  static func members(of version: String) -> JSONValue {
    .object(["major": .string("1"), "minor": .string("35"), "gitVersion": .string(version)])
  }
}

extension World {
  /// Where the API server listens, as each cloud names it.
  var controlPlaneURL: String {
    switch options.site {
    case .aws: cloud.account.clusterEndpoint
    case .azure(let azure): "https://aula-dns-35c0ffee.hcp.\(azure.region.rawValue).azmk8s.io:443"
    case .oci: "https://10.0.0.5:6443"
    }
  }
}

extension Service {
  /// Under which the API server passes requests on to it: `<scheme>:<service>:<port>`, the scheme of HTTPS only.
  fileprivate var proxyPath: String {
    var name = metadata.name
    if let port = ports.first {
      let scheme = port.name == "https" || port.port == 443 ? "https" : ""
      if !scheme.isEmpty || !port.name.isEmpty {
        name = (scheme.isEmpty ? "" : "\(scheme):") + "\(name):\(port.name)"
      }
    }
    return "/api/v1/namespaces/\(metadata.namespace)/services/\(name)/proxy"
  }
}
