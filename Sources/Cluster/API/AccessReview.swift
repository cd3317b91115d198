import Kubernetes

/// Who may do what, by the cluster's roles and bindings.
///
/// Source: k8s.io/kubernetes `plugin/pkg/auth/authorizer/rbac`.
public struct AccessReview {
  /// Who asks; nil is the student, who may do everything.
  public struct Subject: Equatable, Sendable {
    public let name: String
    public let groups: [String]

    /// As `--as` names it: a user, or `system:serviceaccount:NAMESPACE:NAME`.
    public init(_ name: String, groups: [String] = []) {
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

  public struct Request: Equatable, Sendable {
    public let verb: String
    public let group: String
    /// Plural, with its subresource: `pods/eviction`.
    public let resource: String
    public let name: String
    /// Empty for what has no namespace, and for all of them.
    public let namespace: String

    public init(verb: String, group: String, resource: String, name: String = "", namespace: String) {
      self.verb = verb
      self.group = group
      self.resource = resource
      self.name = name
      self.namespace = namespace
    }
  }

  /// The API group of roles and bindings.
  public static let group = "rbac.authorization.k8s.io"

  private let objects: ObjectStore

  public init(_ objects: ObjectStore) { self.objects = objects }

  public func allows(_ request: Request, for subject: Subject?) -> Bool {
    guard let subject else { return true }
    return rules(for: subject, in: request.namespace).contains { Self.rule($0, covers: request) }
  }

  public func rules(for subject: Subject, in namespace: String) -> [JSONValue] {
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
    objects.inert.values.filter { $0.kind.name == kind }.map { ($0, .object($0.fields)) }
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
