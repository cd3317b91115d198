import Kubernetes

/// The columns of kinds that have no effect here, read from their fields as they were written.
///
/// Source: kubernetes `pkg/printers/internalversion/printers.go`.
extension KindPrinter {
  /// By the plural with its group.
  static let inert: [String: KindPrinter] = [
    "secrets": KindPrinter([
      .name, Column("TYPE") { $0.text("type") ?? "Opaque" }, Column("DATA") { "\($0.dataCount)" }, .age,
    ]),
    "replicationcontrollers": KindPrinter([
      .name, Column("DESIRED") { "\($0.fields["spec"]?["replicas"]?.int ?? 1)" },
      Column("CURRENT") { _ in "0" },
      Column("READY") { _ in "0" }, .age,
    ]),
    "ingresses.networking.k8s.io": KindPrinter([
      .name, Column("CLASS") { $0.text("spec", "ingressClassName") ?? "<none>" },
      Column("HOSTS", text: \.hosts), Column("ADDRESS") { _ in "" },
      Column("PORTS") { $0.fields["spec"]?["tls"]?.array?.isEmpty == false ? "80, 443" : "80" }, .age,
    ]),
    "ingressclasses.networking.k8s.io": KindPrinter([
      .name, Column("CONTROLLER") { $0.text("spec", "controller") ?? "" },
      Column("PARAMETERS") { _ in "<none>" },
      .age,
    ]),
    "leases.coordination.k8s.io": KindPrinter([
      .name, Column("HOLDER") { $0.text("spec", "holderIdentity") ?? "" }, .age,
    ]),
    "runtimeclasses.node.k8s.io": KindPrinter([.name, Column("HANDLER") { $0.text("handler") ?? "" }, .age]),
    "customresourcedefinitions.apiextensions.k8s.io": KindPrinter([.name, .createdAt]),
    "roles.rbac.authorization.k8s.io": KindPrinter([.name, .createdAt]),
    "clusterroles.rbac.authorization.k8s.io": KindPrinter([.name, .createdAt]),
    "rolebindings.rbac.authorization.k8s.io": binding,
    "clusterrolebindings.rbac.authorization.k8s.io": binding,
    "validatingwebhookconfigurations.admissionregistration.k8s.io": webhooks,
    "mutatingwebhookconfigurations.admissionregistration.k8s.io": webhooks,
  ]

  /// Of every other.
  static let plain = KindPrinter([.name, .age])

  private static let binding = KindPrinter([
    .name,
    Column("ROLE") { "\($0.text("roleRef", "kind") ?? "")/\($0.text("roleRef", "name") ?? "")" },
    .age,
    Column("USERS", wide: true) { $0.subjects("User") },
    Column("GROUPS", wide: true) { $0.subjects("Group") },
    Column("SERVICEACCOUNTS", wide: true) { $0.subjects("ServiceAccount") },
  ])

  private static let webhooks = KindPrinter([
    .name, Column("WEBHOOKS") { "\($0.fields["webhooks"]?.array?.count ?? 0)" }, .age,
  ])
}

extension InertObject {
  fileprivate func text(_ key: String, _ inner: String? = nil) -> String? {
    let value = fields[key]
    return (inner.map { value?[$0] } ?? value)?.string
  }

  /// What `data` and `stringData` hold together.
  fileprivate var dataCount: Int {
    Set(["data", "stringData"].flatMap { fields[$0]?.object.map { Array($0.keys) } ?? [] }).count
  }

  /// The first three of an Ingress' rules.
  fileprivate var hosts: String {
    let hosts = (fields["spec"]?["rules"]?.array ?? []).compactMap { $0["host"]?.string }
    guard !hosts.isEmpty else { return "*" }
    let more = hosts.count > 3 ? " + \(hosts.count - 3) more..." : ""
    return hosts.prefix(3).joined(separator: ",") + more
  }

  /// Those of a binding that are of a kind; a service account with its namespace.
  fileprivate func subjects(_ kind: String) -> String {
    (fields["subjects"]?.array ?? []).filter { $0["kind"]?.string == kind }.map { subject in
      let space = kind == "ServiceAccount" ? (subject["namespace"]?.string ?? "") + "/" : ""
      return space + (subject["name"]?.string ?? "")
    }
    .joined(separator: ", ")
  }
}
