/// What AWS answers to a call that it does not let through, as its SDK for Go passes it on.
extension AccessDenial {
  /// `api error UnauthorizedOperation: You are not authorized to perform this operation. …`
  public var upstreamError: String {
    if case .noCredentials(let fault) = reason { return Self.text(of: fault) }
    switch service {
    case "ec2":
      return "api error UnauthorizedOperation: You are not authorized to perform this operation. "
        + "User: \(sentence)"
    case "eks", "ssm", "pricing": return "api error AccessDeniedException: User: \(sentence)"
    default: return "api error AccessDenied: User: \(sentence)"
    }
  }

  /// What a Fleet's list of errors says of it.
  var fleetError: String {
    "UnauthorizedOperation: You are not authorized to perform this operation. User: \(sentence)"
  }

  private var service: String { String(action.prefix { $0 != ":" }) }

  private var sentence: String {
    // SQS names its actions in lower case here.
    let action = service == "sqs" ? self.action.lowercased() : self.action
    let cause =
      switch reason {
      case .denied: "with an explicit deny in an identity-based policy"
      case .notAllowed, .noCredentials: "because no identity-based policy allows the \(action) action"
      }
    return "\(principal) is not authorized to perform: \(action) on resource: \(resource) \(cause)"
  }

  private static func text(of fault: CredentialFault) -> String {
    let refresh = "get identity: get credentials: failed to refresh cached credentials, "
    switch fault {
    case .noRole:
      return refresh + "no EC2 IMDS role found, operation error ec2imds: GetMetadata, canceled, "
        + "context deadline exceeded"
    case .noIdentityProvider(_, let issuer):
      return refresh + "failed to retrieve credentials, operation error STS: AssumeRoleWithWebIdentity, "
        + "api error InvalidIdentityToken: No OpenIDConnect provider found in your account for https://\(issuer)"
    case .notTrusted(_, _, .podIdentity):
      return refresh + "failed to load credentials, api error AccessDeniedException: Unauthorized Exception! "
        + "EKS does not have permissions to assume the associated role."
    case .notTrusted(_, _, .irsa), .roleNotFound:
      return refresh + "failed to retrieve credentials, operation error STS: AssumeRoleWithWebIdentity, "
        + "api error AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity"
    }
  }
}
