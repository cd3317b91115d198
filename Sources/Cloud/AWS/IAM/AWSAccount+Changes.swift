/// Why IAM or EKS does not do what was asked.
public enum AccessRefusal: Error, Equatable, Sendable {
  public enum Thing: String, Sendable {
    case role, policy
    case instanceProfile = "instance-profile"
    case accessEntry = "access-entry"
    case podIdentity = "pod-identity"
    case identityProvider = "oidc-provider"
    case inlinePolicy = "inline policy"
  }

  case notFound(Thing, String)
  case exists(Thing, String)
  /// The policy is not attached to the role.
  case notAttached(policy: String, role: String)
  /// Actions are written `service:Action`.
  case badAction(String)
  /// The role may do it already.
  case allowedAlready(action: String, role: String)
  /// No policy of the role allows it anyway.
  case deniedAlready(action: String, role: String)
}

/// Changes of roles, policies and access, each done whole or not at all.
extension AWSAccount {
  private func check(_ role: String) throws(AccessRefusal) {
    guard iam.roles[role] != nil else { throw .notFound(.role, role) }
  }

  private func check(action: String) throws(AccessRefusal) {
    let parts = action.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }) else {
      throw .badAction(action)
    }
  }

  /// The inline policy in which `allow` and `deny` write what no other has room for.
  public static let ownPolicy = "bancada"

  // MARK: - Permissions

  /// Takes an action away from a role: out of every policy that allows it; where a wildcard does, by a statement
  /// that denies it.
  ///
  /// - Returns: the names of the policies that were changed.
  public mutating func deny(_ action: String, to role: String) throws(AccessRefusal) -> [String] {
    try check(role)
    try check(action: action)
    guard denial(of: .role(role), action) == nil else { throw .deniedAlready(action: action, role: role) }
    var changed: [String] = []
    for arn in iam.roles[role]?.attachedPolicies ?? [] {
      guard let name = iam.policy(arn)?.name, iam.policies[name] != nil else { continue }
      if iam.policies[name]?.document.remove(action) == true {
        iam.policies[name]?.version += 1
        changed.append(name)
      }
    }
    for name in (iam.roles[role]?.inlinePolicies.keys).map({ $0.sorted() }) ?? []
    where iam.roles[role]?.inlinePolicies[name]?.remove(action) == true {
      changed.append(name)
      if iam.roles[role]?.inlinePolicies[name]?.statements.isEmpty ?? false {
        iam.roles[role]?.inlinePolicies[name] = nil
      }
    }
    if denial(of: .role(role), action) == nil {
      addOwn(PolicyDocument.Statement(nil, [action], on: ["*"], effect: .deny), to: role)
      changed.append(Self.ownPolicy)
    }
    return changed
  }

  /// Gives a role an action: takes away what denies it, and adds a statement if nothing allows it then.
  ///
  /// - Returns: the names of the policies that were changed.
  public mutating func allow(
    _ action: String, to role: String, on resource: String = "*"
  ) throws(AccessRefusal) -> [String] {
    try check(role)
    try check(action: action)
    guard denial(of: .role(role), action, on: resource) != nil else {
      throw .allowedAlready(action: action, role: role)
    }
    var changed: [String] = []
    for name in (iam.roles[role]?.inlinePolicies.keys).map({ $0.sorted() }) ?? []
    where iam.roles[role]?.inlinePolicies[name]?.remove(action, effect: .deny) == true {
      changed.append(name)
      if iam.roles[role]?.inlinePolicies[name]?.statements.isEmpty ?? false {
        iam.roles[role]?.inlinePolicies[name] = nil
      }
    }
    if denial(of: .role(role), action, on: resource) != nil {
      addOwn(PolicyDocument.Statement(nil, [action], on: [resource]), to: role)
      if changed.last != Self.ownPolicy { changed.append(Self.ownPolicy) }
    }
    return changed
  }

  private mutating func addOwn(_ statement: PolicyDocument.Statement, to role: String) {
    var document = iam.roles[role]?.inlinePolicies[Self.ownPolicy] ?? PolicyDocument([])
    document.statements.append(statement)
    iam.roles[role]?.inlinePolicies[Self.ownPolicy] = document
  }

  // MARK: - Policies of roles

  /// The ARN that a policy's name or ARN means.
  public func policyARN(_ word: String) throws(AccessRefusal) -> String {
    if let policy = iam.policy(word) ?? iam.policies[word] ?? IAMPolicy.managedByAWS[word] {
      return policy.arn
    }
    throw .notFound(.policy, word)
  }

  public mutating func attach(_ policy: String, to role: String) throws(AccessRefusal) {
    try check(role)
    let arn = try policyARN(policy)
    guard iam.roles[role]?.attachedPolicies.contains(arn) == false else { return }
    iam.roles[role]?.attachedPolicies.append(arn)
  }

  public mutating func detach(_ policy: String, from role: String) throws(AccessRefusal) {
    try check(role)
    let arn = try policyARN(policy)
    guard iam.roles[role]?.attachedPolicies.contains(arn) == true else {
      throw .notAttached(policy: AWSAccount.roleName(of: arn), role: role)
    }
    iam.roles[role]?.attachedPolicies.removeAll { $0 == arn }
  }

  public mutating func putPolicy(
    _ document: PolicyDocument, named name: String, into role: String
  ) throws(AccessRefusal) {
    try check(role)
    iam.roles[role]?.inlinePolicies[name] = document
  }

  public mutating func deletePolicy(named name: String, of role: String) throws(AccessRefusal) {
    try check(role)
    guard iam.roles[role]?.inlinePolicies[name] != nil else { throw .notFound(.inlinePolicy, name) }
    iam.roles[role]?.inlinePolicies[name] = nil
  }

  // MARK: - Roles and profiles

  public mutating func createRole(_ name: String, trust: PolicyDocument) throws(AccessRefusal) {
    guard iam.roles[name] == nil else { throw .exists(.role, name) }
    iam.roles[name] = IAMRole(name: name, trust: trust)
  }

  public mutating func setTrust(_ trust: PolicyDocument, of role: String) throws(AccessRefusal) {
    try check(role)
    iam.roles[role]?.trust = trust
  }

  /// Removes a role, out of its instance profiles too.
  public mutating func deleteRole(_ name: String) throws(AccessRefusal) {
    try check(name)
    iam.roles[name] = nil
    for profile in iam.instanceProfiles.keys.sorted() where iam.instanceProfiles[profile]?.role == name {
      iam.instanceProfiles[profile]?.role = nil
    }
  }

  public mutating func createInstanceProfile(_ name: String, role: String?) throws(AccessRefusal) {
    guard iam.instanceProfiles[name] == nil else { throw .exists(.instanceProfile, name) }
    if let role { try check(role) }
    iam.instanceProfiles[name] = IAM.InstanceProfile(name: name, role: role)
  }

  /// - Parameter role: nil takes the role out.
  public mutating func setRole(_ role: String?, of profile: String) throws(AccessRefusal) {
    guard iam.instanceProfiles[profile] != nil else { throw .notFound(.instanceProfile, profile) }
    if let role { try check(role) }
    iam.instanceProfiles[profile]?.role = role
  }

  public mutating func deleteInstanceProfile(_ name: String) throws(AccessRefusal) {
    guard iam.instanceProfiles[name] != nil else { throw .notFound(.instanceProfile, name) }
    iam.instanceProfiles[name] = nil
  }

  // MARK: - Ways into the cluster

  /// - Parameter principal: an ARN, or a role's name.
  public func principalARN(_ principal: String) -> String {
    principal.hasPrefix("arn:") ? principal : roleARN(principal)
  }

  public mutating func createAccessEntry(
    _ principal: String, type: EKSAccess.EntryType, groups: [String] = []
  ) throws(AccessRefusal) {
    let arn = principalARN(principal)
    if arn.contains(":role/") { try check(Self.roleName(of: arn)) }
    guard eks.entries[arn] == nil else { throw .exists(.accessEntry, arn) }
    eks.entries[arn] = EKSAccess.AccessEntry(principal: arn, type: type, groups: groups)
  }

  public mutating func deleteAccessEntry(_ principal: String) throws(AccessRefusal) {
    let arn = principalARN(principal)
    guard eks.entries[arn] != nil else { throw .notFound(.accessEntry, arn) }
    eks.entries[arn] = nil
  }

  public mutating func createAssociation(
    of serviceAccount: String, in namespace: String, with role: String
  ) throws(AccessRefusal) {
    let name = Self.roleName(of: role)
    try check(name)
    guard eks.association(of: serviceAccount, in: namespace) == nil else {
      throw .exists(.podIdentity, "\(namespace)/\(serviceAccount)")
    }
    associate(name, with: serviceAccount, in: namespace)
  }

  public mutating func deleteAssociation(
    of serviceAccount: String, in namespace: String
  ) throws(AccessRefusal) {
    guard eks.association(of: serviceAccount, in: namespace) != nil else {
      throw .notFound(.podIdentity, "\(namespace)/\(serviceAccount)")
    }
    eks.podIdentityAssociations.removeAll { $0.namespace == namespace && $0.serviceAccount == serviceAccount }
  }

  /// Has the account take the tokens of the cluster's own issuer.
  public mutating func createIdentityProvider() throws(AccessRefusal) {
    guard !iam.openIDConnectProviders.contains(tokenIssuer) else {
      throw .exists(.identityProvider, tokenIssuer)
    }
    iam.openIDConnectProviders.append(tokenIssuer)
  }

  public mutating func deleteIdentityProvider() throws(AccessRefusal) {
    let issuer = tokenIssuer
    guard iam.openIDConnectProviders.contains(issuer) else { throw .notFound(.identityProvider, issuer) }
    iam.openIDConnectProviders.removeAll { $0 == issuer }
  }
}

extension PolicyDocument {
  /// Takes an action out of the statements that name it; those with nothing left go.
  ///
  /// - Returns: whether there was one.
  fileprivate mutating func remove(_ action: String, effect: Effect = .allow) -> Bool {
    let before = self
    for index in statements.indices where statements[index].effect == effect {
      statements[index].actions.removeAll { $0.lowercased() == action.lowercased() }
    }
    statements.removeAll { $0.actions.isEmpty }
    return self != before
  }
}
