/// What stands in the account's IAM: roles, policies, instance profiles and the identity providers that it trusts.
public struct IAM: Equatable, Sendable {
  /// By name.
  public var roles: [String: IAMRole] = [:]
  /// The account's own policies, by name; AWS's are `IAMPolicy.managedByAWS`.
  public var policies: [String: IAMPolicy] = [:]
  /// By name.
  public var instanceProfiles: [String: InstanceProfile] = [:]
  /// Issuers of tokens that the account takes, without `https://`.
  public var openIDConnectProviders: [String] = []

  /// What gives a machine its role.
  public struct InstanceProfile: Equatable, Sendable {
    public var name: String
    public var path: String
    /// The name of its role; nil when it has none.
    public var role: String?
    public var tags: [String: String]

    public init(name: String, path: String = "/", role: String?, tags: [String: String] = [:]) {
      self.name = name
      self.path = path
      self.role = role
      self.tags = tags
    }
  }

  public init() {}

  /// The policy that an ARN names: the account's own or one of AWS's.
  public func policy(_ arn: String) -> IAMPolicy? {
    let name = arn.split(separator: "/").last.map(String.init) ?? ""
    if arn.hasPrefix(IAMPolicy.managedPrefix) { return IAMPolicy.managedByAWS[name] }
    return policies[name].flatMap { $0.arn == arn ? $0 : nil }
  }
}

/// What somebody or something may act as, and with which permissions.
public struct IAMRole: Equatable, Sendable {
  public var name: String
  public var path: String
  /// Who may act as it.
  public var trust: PolicyDocument
  /// ARNs of policies, in the order in which they were attached.
  public var attachedPolicies: [String]
  /// Policies that stand in the role itself, by name.
  public var inlinePolicies: [String: PolicyDocument]

  public init(
    name: String, path: String = "/", trust: PolicyDocument, attachedPolicies: [String] = [],
    inlinePolicies: [String: PolicyDocument] = [:]
  ) {
    self.name = name
    self.path = path
    self.trust = trust
    self.attachedPolicies = attachedPolicies
    self.inlinePolicies = inlinePolicies
  }
}

/// A policy that stands by itself and is attached to roles.
public struct IAMPolicy: Equatable, Sendable {
  public var name: String
  public var arn: String
  public var document: PolicyDocument
  /// Counts changes: `v1`, `v2`.
  public var version: Int

  /// What the ARNs of AWS's own policies begin with.
  public static let managedPrefix = "arn:aws:iam::aws:policy/"

  public init(name: String, arn: String, document: PolicyDocument, version: Int = 1) {
    self.name = name
    self.arn = arn
    self.document = document
    self.version = version
  }
}
