import Cloud
import Kubernetes

extension AccessMessage {
  public var english: StyledText {
    switch self {
    case .callRefused(let denial, let owner):
      "\(owner): AWS \("refuses", .refusal) Karpenter \(denial.action, .name): \(Self.englishClause(denial))\(Self.consequence(denial))"
    case .startFailed(let check, let denial, let owner):
      "\(owner) ends as soon as it starts: \(Self.purpose(check)), Karpenter calls \(denial.action, .name), and \(Self.englishClause(denial))"
    case .joinFailed(let id, let claim, let fault):
      "\(id) is up, but its kubelet cannot join the cluster\(Self.cause(fault)): \(claim, .name) stays without a node"
    case .networkNotReady(_, let node, let fault):
      "\(node, .name) has joined and stays \("NotReady", .refusal): \(Self.cause(fault))"
    case .gap(.permission(let denial)): StyledText(Self.englishClause(denial))
    case .gap(.accessEntry(let role)):
      "the role \(role) has no access entry of nodes (EC2_LINUX): its machines do not get into the cluster"
    case .gap(.queuePolicy(let queue)):
      "the policy of the queue \(queue) does not let EventBridge write to it: no notice arrives"
    case .gap(.rule(let rule, let queue)):
      "there is no rule \(rule.rawValue): its notices do not reach the queue \(queue)"
    }
  }

  static func englishClause(_ denial: AccessDenial) -> String {
    switch denial.reason {
    case .notAllowed(let role): "no policy of role \(role) allows \(denial.action)\(target(denial))"
    case .denied(let role, let policy):
      "policy \(policy) of role \(role) denies \(denial.action)\(target(denial))"
    case .noCredentials(let fault): clause(fault)
    }
  }

  private static func target(_ denial: AccessDenial) -> String {
    denial.action == "iam:PassRole" ? " for \(AWSAccount.roleName(of: denial.resource))" : ""
  }

  private static func clause(_ fault: CredentialFault) -> String {
    switch fault {
    case .noRole(let namespace, let account):
      "ServiceAccount \(account) in \(namespace) has no role: neither a Pod Identity association nor the annotation \(AWSAccount.roleAnnotation)"
    case .roleNotFound(let role): "role \(role) does not exist"
    case .noIdentityProvider(let role, _):
      "STS gives no credentials of role \(role): the account has no OIDC provider for the cluster"
    case .notTrusted(let role, let subject, let source):
      "the trust policy of role \(role) does not let \(subject) act as it (\(source.rawValue))"
    }
  }

  private static func purpose(_ check: ControllerStartCheck) -> String {
    switch check {
    case .connectivity: "to see whether EC2 answers"
    case .clusterEndpoint: "to find the cluster's endpoint"
    case .instanceTypeOfferings: "to learn which types there are in which zones"
    }
  }

  private static func consequence(_ denial: AccessDenial) -> String {
    switch denial.consequence {
    case .machineStays: " → the machine stays, and is paid for"
    case .noticesUnread: " → notices of interruptions stay unread in the queue"
    case .noticesReadAgain: " → the message stays in the queue and is read again in 20s"
    case .pricesStay: " → it goes on with the prices that it knows"
    case .profilesStay: " → instance profiles that nobody uses any more stay in the account"
    case .checksUnseen:
      " → machines that fail EC2's checks are not replaced, until the permission is there and Karpenter is started anew"
    case .nodeClassStays: " → the EC2NodeClass stays, held by its finalizer"
    case .none: ""
    }
  }

  private static func cause(_ fault: NodeJoinFault) -> String {
    switch fault {
    case .wished: ""
    case .noCredentials(let profile, let role?):
      ": role \(role) of instance profile \(profile) does not exist, or EC2 may not act as it"
    case .noCredentials(let profile, nil): ": instance profile \(profile) has no role"
    case .notAuthorized(let denial): ": \(englishClause(denial))\(remedy(denial))"
    case .noAccessEntry(let role):
      ": the API server does not know role \(role), which has no access entry (EC2_LINUX)"
    case .wrongAccessEntry(let role, let type):
      ": the access entry of role \(role) is of type \(type.rawValue), which is none for nodes (EC2_LINUX)"
    }
  }

  private static func cause(_ fault: NodeNetworkFault) -> String {
    switch fault {
    case .noAddresses(let denial):
      "the VPC CNI cannot give Pods addresses, since \(englishClause(denial))\(remedy(denial))"
    case .noImages(let denial):
      "the images of aws-node and kube-proxy cannot be pulled, since \(englishClause(denial))\(remedy(denial))"
    }
  }

  private static func remedy(_ denial: AccessDenial) -> String {
    AWSAccount.nodePolicy(allowing: denial.action).map { " (as \($0) does)" } ?? ""
  }
}
