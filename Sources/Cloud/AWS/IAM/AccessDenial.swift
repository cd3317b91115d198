/// A call of AWS's API that IAM does not let through: what was asked for, by whom, and why not.
public struct AccessDenial: Error, Equatable, Sendable {
  /// As policies name it: `ec2:CreateFleet`.
  public let action: String
  /// An ARN, or `*`.
  public let resource: String
  /// The ARN of the caller's session; empty when it has none.
  public let principal: String
  public let reason: Reason

  public enum Reason: Equatable, Sendable {
    /// No policy of the role allows it.
    case notAllowed(role: String)
    /// A policy of the role denies it.
    case denied(role: String, policy: String)
    /// Whoever called has no credentials.
    case noCredentials(CredentialFault)
  }

  /// The role that it is about; nil when the caller has none.
  public var role: String? {
    switch reason {
    case .notAllowed(let role), .denied(let role, _): role
    case .noCredentials(let fault): fault.role
    }
  }
}

/// Who makes a call.
public enum AWSCaller: Equatable, Sendable {
  /// May do everything.
  case administrator
  /// A role, by its name.
  case role(String)
  case nobody(CredentialFault)
}

/// Why the Pods of a ServiceAccount get no credentials of AWS's.
public enum CredentialFault: Equatable, Sendable {
  /// The ServiceAccount has no role: neither the annotation of IRSA nor a Pod Identity association.
  case noRole(namespace: String, serviceAccount: String)
  case roleNotFound(String)
  /// IRSA: the account does not take tokens of the cluster's issuer.
  case noIdentityProvider(role: String, issuer: String)
  /// The role's trust policy does not let this ServiceAccount act as it.
  case notTrusted(role: String, subject: String, by: CredentialSource)

  public var role: String? {
    switch self {
    case .noRole: nil
    case .roleNotFound(let role), .noIdentityProvider(let role, _), .notTrusted(let role, _, _): role
    }
  }
}

/// How a Pod comes by credentials.
public enum CredentialSource: String, Equatable, Sendable {
  /// IAM Roles for Service Accounts: an annotation, and STS's AssumeRoleWithWebIdentity.
  case irsa = "IRSA"
  case podIdentity = "Pod Identity"
}
