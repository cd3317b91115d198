/// Whom Pods and machines act as.
extension AWSAccount {
  /// By which a ServiceAccount asks for a role (IRSA).
  public static let roleAnnotation = "eks.amazonaws.com/role-arn"
  /// The service that hands Pods the credentials of their association.
  static let podIdentityService = "pods.eks.amazonaws.com"

  /// Where the cluster's tokens come from, without `https://`.
  public var tokenIssuer: String {
    let id = Self.identifier("oidc-issuer", region.rawValue, clusterName).uppercased()
    return "oidc.eks.\(region.rawValue).amazonaws.com/id/\(id)\(id.prefix(15))"
  }

  /// The API server's address.
  public var clusterEndpoint: String {
    let id = tokenIssuer.split(separator: "/").last ?? ""
    return "https://\(id).gr7.\(region.rawValue).eks.amazonaws.com"
  }

  /// Whom the Pods of a ServiceAccount act as: the annotation comes before an association, as in the SDK's chain
  /// of credential providers.
  ///
  /// - Parameter annotatedRole: the ARN in the ServiceAccount's annotation; nil when it has none.
  public func caller(
    of serviceAccount: String, in namespace: String, annotatedRole: String?
  ) -> AWSCaller {
    let subject = "system:serviceaccount:\(namespace):\(serviceAccount)"
    if let arn = annotatedRole {
      let name = Self.roleName(of: arn)
      guard openIDConnectProviderExists else {
        return .nobody(.noIdentityProvider(role: name, issuer: tokenIssuer))
      }
      guard iam.roles[name].map({ self.arn(of: $0) == arn }) ?? false else {
        return .nobody(.roleNotFound(name))
      }
      let isTrusted = iam.letsToken(of: subject, from: tokenIssuer, act: name)
      return isTrusted ? .role(name) : .nobody(.notTrusted(role: name, subject: subject, by: .irsa))
    }
    guard let association = eks.association(of: serviceAccount, in: namespace) else {
      return .nobody(.noRole(namespace: namespace, serviceAccount: serviceAccount))
    }
    let name = Self.roleName(of: association.roleARN)
    guard iam.roles[name] != nil else { return .nobody(.roleNotFound(name)) }
    let isTrusted = iam.lets(Self.podIdentityService, act: name)
    return isTrusted ? .role(name) : .nobody(.notTrusted(role: name, subject: subject, by: .podIdentity))
  }

  private var openIDConnectProviderExists: Bool { iam.openIDConnectProviders.contains(tokenIssuer) }

  /// The last part of an ARN's path: a role's name as the API takes it.
  public static func roleName(of arn: String) -> String {
    arn.split(separator: "/").last.map(String.init) ?? arn
  }

  /// `arn:aws:iam::111122223333:role/KarpenterNodeRole-aula`
  public func arn(of role: IAMRole) -> String { "arn:aws:iam::\(id):role\(role.path)\(role.name)" }

  /// The ARN that a role's name has, or would have.
  public func roleARN(_ name: String) -> String {
    iam.roles[name].map(arn(of:)) ?? "arn:aws:iam::\(id):role/\(name)"
  }

  /// `arn:aws:sqs:us-east-1:111122223333:Karpenter-aula`, and so on.
  public func arn(_ service: String, _ resource: String) -> String {
    "arn:aws:\(service):\(region.rawValue):\(id):\(resource)"
  }
}
