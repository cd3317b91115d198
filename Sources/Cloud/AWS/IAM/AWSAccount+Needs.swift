/// What Karpenter and its nodes need, held against what there is.
extension AWSAccount {
  /// The actions of Karpenter's controller, each with the kind of resource that it is for.
  ///
  /// Source: the policies of `controllerPolicies`.
  private var controllerNeeds: [(action: String, resource: String)] {
    controllerPolicies().flatMap { policy in
      policy.document.statements.flatMap { statement in
        statement.actions.map {
          (action: $0, resource: $0 == "iam:PassRole" ? roleARN(nodeRoleName) : "*")
        }
      }
    }
  }

  /// The actions of Karpenter's controller, sorted.
  public var controllerActions: [String] { Set(controllerNeeds.map(\.action)).sorted() }

  /// Of the account's own policies and AWS's, sorted.
  public var policyNames: [String] {
    (Array(iam.policies.keys) + Array(IAMPolicy.managedByAWS.keys)).sorted()
  }

  /// What Karpenter's controller and the role of its nodes may not do of what they need; each action once.
  public func missingPermissions(of controller: AWSCaller) -> [AccessDenial] {
    if case .nobody = controller { return [denial(of: controller, "sts:AssumeRole")].compactMap(\.self) }
    var seen: Set<String> = []
    let ofController = controllerNeeds.filter { seen.insert($0.action).inserted }
      .compactMap { denial(of: controller, $0.action, on: $0.resource) }
    guard iam.roles[nodeRoleName] != nil else { return ofController }
    let needs = [
      "eks:DescribeCluster", "ec2:DescribeInstances", "ec2:AssignPrivateIpAddresses",
      "ecr:GetAuthorizationToken",
      "ecr:BatchGetImage",
    ]
    return ofController + needs.compactMap { denial(of: .role(nodeRoleName), $0) }
  }
}
