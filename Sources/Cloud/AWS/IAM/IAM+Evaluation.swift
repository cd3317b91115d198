/// Which policies a role has, and who may act as it.
extension IAM {
  /// The role's policies, attached ones first, each with its name.
  public func documents(of role: String) -> [(name: String, document: PolicyDocument)] {
    guard let role = roles[role] else { return [] }
    let attached = role.attachedPolicies.compactMap { policy($0).map { ($0.name, $0.document) } }
    return attached + role.inlinePolicies.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Whether a service may act as a role: `ec2.amazonaws.com`.
  public func lets(_ service: String, act role: String) -> Bool {
    roles[role]?.trust.statements.contains { statement in
      guard case .services(let services) = statement.principal else { return false }
      return statement.effect == .allow && services.contains(service) && statement.covers("sts:AssumeRole")
    } ?? false
  }

  /// Whether the token of a ServiceAccount lets its Pods act as a role.
  func letsToken(of subject: String, from issuer: String, act role: String) -> Bool {
    roles[role]?.trust.statements.contains { statement in
      guard case .federated(let provider) = statement.principal, statement.effect == .allow else {
        return false
      }
      return provider.hasSuffix(":oidc-provider/\(issuer)")
        && statement.covers("sts:AssumeRoleWithWebIdentity")
        && statement.isMet(by: subject, for: "\(issuer):sub")
        && statement.isMet(by: "sts.amazonaws.com", for: "\(issuer):aud")
    } ?? false
  }
}

extension PolicyDocument.Statement {
  /// Whether every condition on a key holds for a value.
  fileprivate func isMet(by value: String, for key: String) -> Bool {
    values(of: key).allSatisfy { name, values in
      name.hasPrefix("StringLike")
        ? values.contains { value.matches(wildcard: $0) } : values.contains(value)
    }
  }
}

extension AWSAccount {
  /// Why a call is refused; nil when it is let through.
  ///
  /// Conditions of permission policies count as met: Karpenter asks with the tags and in the region that they want.
  ///
  /// - Parameter resource: an ARN; `*` asks whether any resource would do.
  public func denial(of caller: AWSCaller, _ action: String, on resource: String = "*") -> AccessDenial? {
    func refused(_ reason: AccessDenial.Reason, _ principal: String) -> AccessDenial {
      AccessDenial(action: action, resource: resource, principal: principal, reason: reason)
    }
    switch caller {
    case .administrator: return nil
    case .nobody(let fault): return refused(.noCredentials(fault), "")
    case .role(let name):
      let principal = "arn:aws:sts::\(id):assumed-role/\(name)/eks-\(clusterName)-karpenter"
      let policies = iam.documents(of: name)
      for (policy, document) in policies
      where document.statements.contains(where: { $0.effect == .deny && $0.covers(action, on: resource) }) {
        return refused(.denied(role: name, policy: policy), principal)
      }
      let isAllowed = policies.contains { _, document in
        document.statements.contains { $0.effect == .allow && $0.covers(action, on: resource) }
      }
      return isAllowed ? nil : refused(.notAllowed(role: name), principal)
    }
  }

  /// The first of several calls that is refused.
  func denial(of caller: AWSCaller, _ calls: [(action: String, resource: String)]) -> AccessDenial? {
    calls.lazy.compactMap { self.denial(of: caller, $0.action, on: $0.resource) }.first
  }
}
