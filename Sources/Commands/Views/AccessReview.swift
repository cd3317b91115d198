import Cluster
import Kubernetes

/// Who may do what, by the cluster's roles and bindings.
///
/// Source: k8s.io/kubernetes `plugin/pkg/auth/authorizer/rbac`.
struct AccessReview {
  /// Who asks; nil is the student, who may do everything.
  struct Subject: Equatable, Sendable {
    let name: String
    let groups: [String]

    /// As `--as` names it: a user, or `system:serviceaccount:NAMESPACE:NAME`.
    init(_ name: String, groups: [String]) {
      self.name = name
      var groups = groups
      let parts = name.split(separator: ":")
      if parts.count == 4, name.hasPrefix("system:serviceaccount:") {
        groups += ["system:serviceaccounts", "system:serviceaccounts:\(parts[2])"]
      }
      self.groups = groups + ["system:authenticated"]
    }

    fileprivate func isNamed(by subject: JSONValue, in namespace: String) -> Bool {
      let named = subject["name"]?.string ?? ""
      switch subject["kind"]?.string {
      case "ServiceAccount":
        let home = subject["namespace"]?.string ?? namespace
        return name == "system:serviceaccount:\(home):\(named)"
      case "Group": return groups.contains(named)
      default: return name == named
      }
    }
  }

  struct Request: Equatable, Sendable {
    let verb: String
    let group: String
    /// Plural, with its subresource: `pods/eviction`.
    let resource: String
    let name: String
    /// Empty for what has no namespace, and for all of them.
    let namespace: String
  }

  let world: World

  func allows(_ request: Request, for subject: Subject?) -> Bool {
    guard let subject else { return true }
    return rules(for: subject, in: request.namespace).contains { Self.rule($0, covers: request) }
  }

  func rules(for subject: Subject, in namespace: String) -> [JSONValue] {
    var rules: [JSONValue] = []
    for (object, json) in inert("ClusterRoleBinding") where names(subject, json, object) {
      rules += role(json["roleRef"], in: "")
    }
    guard !namespace.isEmpty else { return rules }
    for (object, json) in inert("RoleBinding")
    where object.metadata.namespace == namespace && names(subject, json, object) {
      rules += role(json["roleRef"], in: namespace)
    }
    return rules
  }

  private func inert(_ kind: String) -> [(InertObject, JSONValue)] {
    world.objects.inert.values.filter { $0.kind.name == kind }.map { ($0, .object($0.fields)) }
  }

  private func names(_ subject: Subject, _ binding: JSONValue, _ object: InertObject) -> Bool {
    (binding["subjects"]?.array ?? []).contains { subject.isNamed(by: $0, in: object.metadata.namespace) }
  }

  private func role(_ reference: JSONValue?, in namespace: String) -> [JSONValue] {
    guard let kind = reference?["kind"]?.string, let name = reference?["name"]?.string else { return [] }
    let home = kind == "Role" ? namespace : ""
    let found = inert(kind).first { $0.0.metadata.name == name && $0.0.metadata.namespace == home }
    return found?.1["rules"]?.array ?? []
  }

  private static func rule(_ rule: JSONValue, covers request: Request) -> Bool {
    func list(_ name: String) -> [String] { (rule[name]?.array ?? []).compactMap(\.string) }
    let resource = request.resource.split(separator: "/", maxSplits: 1)
    let anySubresource = resource.count == 2 ? "*/\(resource[1])" : "*"
    let names = list("resourceNames")
    return list("verbs").contains { $0 == "*" || $0 == request.verb }
      && list("apiGroups").contains { $0 == "*" || $0 == request.group }
      && list("resources").contains { $0 == "*" || $0 == request.resource || $0 == anySubresource }
      && (names.isEmpty || names.contains(request.name))
  }
}
