import Kubernetes

/// What a policy says: statements that allow or deny actions on resources.
public struct PolicyDocument: Equatable, Sendable {
  public var statements: [Statement]

  public struct Statement: Equatable, Sendable {
    public var sid: String?
    public var effect: Effect
    /// Of trust policies and queue policies: whom it speaks of.
    public var principal: Principal?
    /// With the wildcards `*` and `?`, in any case.
    public var actions: [String]
    /// ARNs with wildcards; trust policies have none.
    public var resources: [String]
    /// By operator and key, such as `StringEquals` and `iam:PassedToService`.
    public var conditions: [String: [String: [String]]]

    public init(
      _ sid: String? = nil, _ actions: [String], on resources: [String] = [], principal: Principal? = nil,
      if conditions: [String: [String: [String]]] = [:], effect: Effect = .allow
    ) {
      self.sid = sid
      self.effect = effect
      self.principal = principal
      self.actions = actions
      self.resources = resources
      self.conditions = conditions
    }
  }

  public enum Effect: String, Sendable {
    case allow = "Allow"
    case deny = "Deny"
  }

  /// Whom a statement speaks of.
  public enum Principal: Equatable, Sendable {
    case anybody
    /// AWS services: `ec2.amazonaws.com`.
    case services([String])
    /// The ARN of an identity provider.
    case federated(String)
    /// ARNs of accounts or roles.
    case aws([String])
  }

  public init(_ statements: [Statement]) { self.statements = statements }
}

extension PolicyDocument.Statement {
  func covers(_ action: String) -> Bool {
    actions.contains { pattern in
      pattern == action || action.lowercased().matches(wildcard: pattern.lowercased())
    }
  }

  /// Whether it speaks of an action on a resource; `*` as the resource asks for any.
  func covers(_ action: String, on resource: String) -> Bool {
    covers(action) && (resource == "*" || resources.contains { resource.matches(wildcard: $0) })
  }

  /// The condition's values for a key, of whatever operator.
  func values(of key: String) -> [(operator: String, values: [String])] {
    conditions.sorted { $0.key < $1.key }.compactMap { name, keys in keys[key].map { (name, $0) } }
  }
}
