import Kubernetes

/// What the API server itself says, verbatim.
enum UpstreamText {
  static func notFound(_ kind: Kind, _ name: String) -> String {
    "\(kind.qualifiedPlural) \"\(name)\" not found"
  }

  static func alreadyExists(_ kind: Kind, _ name: String) -> String {
    "\(kind.qualifiedPlural) \"\(name)\" already exists"
  }

  static func invalid(_ kind: Kind, _ name: String, _ problems: [String]) -> String {
    let subject = kind.group.isEmpty ? kind.name : "\(kind.name).\(kind.group)"
    return "\(subject) \"\(name)\" is invalid: \(list(problems))"
  }

  static func requestOverLimit(
    _ field: String, _ request: Quantity, _ name: ResourceName, _ limit: Quantity
  ) -> String {
    "\(field): Invalid value: \"\(request)\": must be less than or equal to \(name) limit of \(limit)"
  }

  /// One as it is, several in brackets.
  static func list(_ problems: [String]) -> String {
    problems.count == 1 ? problems[0] : "[\(problems.joined(separator: ", "))]"
  }

  static let evictedByVPA = "Pod was evicted by VPA Updater to apply resource recommendation."
  static let schedulingGated = "Scheduling is blocked due to non-empty scheduling gates"

  static func forbidden(_ kind: Kind, _ name: String, _ explanation: String) -> String {
    "\(kind.qualifiedPlural) \"\(name)\" is forbidden: \(explanation)"
  }

  /// What the RBAC authorizer answers.
  static func forbidden(
    _ verb: String, _ kind: Kind, name: String, namespace: String, to user: String
  ) -> String {
    let scope = namespace.isEmpty ? "at the cluster scope" : "in the namespace \"\(namespace)\""
    return
      "\(kind.qualifiedPlural)\(name.isEmpty ? "" : " \"\(name)\"") is forbidden: User \"\(user)\" cannot \(verb) "
      + "resource \"\(kind.plural)\" in API group \"\(kind.group)\" \(scope)"
  }

  static func conflict(_ kind: Kind, _ name: String) -> String {
    "Operation cannot be fulfilled on \(kind.qualifiedPlural) \"\(name)\": the object has been modified; "
      + "please apply your changes to the latest version and try again"
  }

  static func terminatingNamespace(_ namespace: String) -> String {
    "unable to create new content in namespace \(namespace) because it is being terminated"
  }

  static func noPriorityClass(_ name: String) -> String { "no PriorityClass with name \(name) was found" }

  static func exceededQuota(_ quota: String, requested: String, used: String, limited: String) -> String {
    "exceeded quota: \(quota), requested: \(requested), used: \(used), limited: \(limited)"
  }

  static func mustSpecify(_ quota: String, _ resources: [String]) -> String {
    "failed quota: \(quota): must specify \(resources.joined(separator: "; "))"
  }

  // Of a LimitRange.
  static func minimum(_ name: ResourceName, _ scope: String, _ amount: Quantity) -> String {
    "minimum \(name) usage per \(scope) is \(amount)"
  }
  static func maximum(_ name: ResourceName, _ scope: String, _ amount: Quantity) -> String {
    "maximum \(name) usage per \(scope) is \(amount)"
  }
  static let noRequest = ".  No request is specified"
  static let noLimit = ".  No limit is specified"
  static func butRequest(_ amount: Quantity) -> String { ", but request is \(amount)" }
  static func butLimit(_ amount: Quantity) -> String { ", but limit is \(amount)" }
}
