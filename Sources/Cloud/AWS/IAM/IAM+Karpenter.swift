/// The roles and policies that Karpenter's getting-started guide makes.
///
/// Source: karpenter-provider-aws v1.13.0, `cloudformation.yaml` of the guide; statements' names and actions are
/// its own, conditions are shortened to those that say which cluster is meant.
extension AWSAccount {
  /// `KarpenterControllerRole-aula`
  public var controllerRoleName: String { "KarpenterControllerRole-\(clusterName)" }
  /// `KarpenterNodeRole-aula`
  public var nodeRoleName: String { "KarpenterNodeRole-\(clusterName)" }
  /// Of the cluster's own control plane.
  public var clusterRoleName: String { "EKSClusterRole-\(clusterName)" }

  /// What a node needs: to join, to give Pods addresses, to pull images, to be reached by Session Manager.
  public static let nodePolicies = [
    "AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryPullOnly",
    "AmazonSSMManagedInstanceCore",
  ]

  /// Everything as it should be: identity provider, both roles, the node role's way into the cluster, and Pod
  /// Identity for Karpenter's ServiceAccount in either of its usual namespaces.
  mutating func setUpAccess() {
    iam.openIDConnectProviders = [tokenIssuer]
    for policy in controllerPolicies() { iam.policies[policy.name] = policy }
    add(
      IAMRole(
        name: controllerRoleName, trust: controllerTrust(),
        attachedPolicies: controllerPolicies().map(\.arn)))
    add(
      IAMRole(
        name: nodeRoleName, trust: Self.trust(of: ["ec2.amazonaws.com"]),
        attachedPolicies: Self.nodePolicies.map { IAMPolicy.managedPrefix + $0 }))
    add(
      IAMRole(
        name: clusterRoleName, trust: Self.trust(of: ["eks.amazonaws.com"]),
        attachedPolicies: [IAMPolicy.managedPrefix + "AmazonEKSClusterPolicy"]))
    let profile = "\(nodeRoleName)-profile"
    iam.instanceProfiles[profile] = IAM.InstanceProfile(name: profile, role: nodeRoleName)
    let nodes = roleARN(nodeRoleName)
    eks.entries[nodes] = EKSAccess.AccessEntry(principal: nodes, type: .ec2Linux)
    for namespace in ["kube-system", "karpenter"] {
      associate(controllerRoleName, with: "karpenter", in: namespace)
    }
  }

  private mutating func add(_ role: IAMRole) { iam.roles[role.name] = role }

  /// Gives the Pods of a ServiceAccount a role, in the place of the one that they had.
  public mutating func associate(_ role: String, with serviceAccount: String, in namespace: String) {
    eks.podIdentityAssociations.removeAll { $0.namespace == namespace && $0.serviceAccount == serviceAccount }
    eks.podIdentityAssociations.append(
      EKSAccess.PodIdentityAssociation(
        id: "a-\(Self.identifier("pod-identity", namespace, serviceAccount))", namespace: namespace,
        serviceAccount: serviceAccount, roleARN: roleARN(role)))
  }

  /// A trust policy by which services act as a role.
  public static func trust(of services: [String]) -> PolicyDocument {
    let isPodIdentity = services.contains(podIdentityService)
    return PolicyDocument([
      PolicyDocument.Statement(
        nil, isPodIdentity ? ["sts:AssumeRole", "sts:TagSession"] : ["sts:AssumeRole"],
        principal: .services(services))
    ])
  }

  /// A trust policy by which the tokens of Karpenter's ServiceAccount do, in either namespace.
  public func controllerTrust() -> PolicyDocument {
    let subjects = ["kube-system", "karpenter"].map { "system:serviceaccount:\($0):karpenter" }
    var trust = Self.trust(of: [Self.podIdentityService])
    trust.statements.append(
      PolicyDocument.Statement(
        nil, ["sts:AssumeRoleWithWebIdentity"],
        principal: .federated("arn:aws:iam::\(id):oidc-provider/\(tokenIssuer)"),
        if: ["StringEquals": ["\(tokenIssuer):aud": ["sts.amazonaws.com"], "\(tokenIssuer):sub": subjects]]))
    return trust
  }

  /// The policies of Karpenter's controller, in the order in which they are attached.
  func controllerPolicies() -> [IAMPolicy] {
    [
      ("NodeLifecycle", nodeLifecycle), ("IAMIntegration", iamIntegration),
      ("EKSIntegration", eksIntegration), ("Interruption", interruption),
      ("ResourceDiscovery", resourceDiscovery),
    ].map { part, statements in
      let name = "KarpenterController\(part)Policy-\(clusterName)"
      return IAMPolicy(
        name: name, arn: "arn:aws:iam::\(id):policy/\(name)", document: PolicyDocument(statements))
    }
  }

  private typealias Statement = PolicyDocument.Statement

  private func ec2(_ kinds: String...) -> [String] {
    kinds.map { "arn:aws:ec2:\(region.rawValue):*:\($0)/*" }
  }

  private var ownedByCluster: [String: [String: [String]]] {
    [
      "StringEquals": ["aws:ResourceTag/kubernetes.io/cluster/\(clusterName)": ["owned"]],
      "StringLike": ["aws:ResourceTag/karpenter.sh/nodepool": ["*"]],
    ]
  }

  private var taggedForCluster: [String: [String: [String]]] {
    [
      "StringEquals": [
        "aws:RequestTag/kubernetes.io/cluster/\(clusterName)": ["owned"],
        "aws:RequestTag/eks:eks-cluster-name": [clusterName],
      ],
      "StringLike": ["aws:RequestTag/karpenter.sh/nodepool": ["*"]],
    ]
  }

  private var nodeLifecycle: [Statement] {
    let created = ec2(
      "fleet", "instance", "volume", "network-interface", "launch-template", "spot-instances-request")
    return [
      Statement(
        "AllowScopedEC2InstanceAccessActions", ["ec2:RunInstances", "ec2:CreateFleet"],
        on: ["image", "snapshot"].map { "arn:aws:ec2:\(region.rawValue)::\($0)/*" }
          + ec2("security-group", "subnet", "capacity-reservation", "placement-group")),
      Statement(
        "AllowScopedEC2LaunchTemplateAccessActions", ["ec2:RunInstances", "ec2:CreateFleet"],
        on: ec2("launch-template"), if: ownedByCluster),
      Statement(
        "AllowScopedEC2InstanceActionsWithTags",
        ["ec2:RunInstances", "ec2:CreateFleet", "ec2:CreateLaunchTemplate"], on: created,
        if: taggedForCluster),
      Statement(
        "AllowScopedResourceCreationTagging", ["ec2:CreateTags"], on: created, if: taggedForCluster),
      Statement(
        "AllowScopedResourceTagging", ["ec2:CreateTags"], on: ec2("instance"), if: ownedByCluster),
      Statement(
        "AllowScopedDeletion", ["ec2:TerminateInstances", "ec2:DeleteLaunchTemplate"],
        on: ec2("instance", "launch-template"), if: ownedByCluster),
    ]
  }

  private var iamIntegration: [Statement] {
    let profiles = ["arn:aws:iam::\(id):instance-profile/*"]
    let asked = [
      "StringEquals": [
        "aws:RequestTag/kubernetes.io/cluster/\(clusterName)": ["owned"],
        "aws:RequestTag/topology.kubernetes.io/region": [region.rawValue],
      ]
    ]
    let owned = [
      "StringEquals": [
        "aws:ResourceTag/kubernetes.io/cluster/\(clusterName)": ["owned"],
        "aws:ResourceTag/topology.kubernetes.io/region": [region.rawValue],
      ]
    ]
    return [
      Statement(
        "AllowPassingInstanceRole", ["iam:PassRole"], on: [roleARN(nodeRoleName)],
        if: ["StringEquals": ["iam:PassedToService": ["ec2.amazonaws.com"]]]),
      Statement(
        "AllowScopedInstanceProfileCreationActions", ["iam:CreateInstanceProfile"], on: profiles, if: asked),
      Statement(
        "AllowScopedInstanceProfileTagActions", ["iam:TagInstanceProfile"], on: profiles, if: asked),
      Statement(
        "AllowScopedInstanceProfileActions",
        [
          "iam:AddRoleToInstanceProfile", "iam:RemoveRoleFromInstanceProfile", "iam:DeleteInstanceProfile",
        ], on: profiles, if: owned),
    ]
  }

  private var eksIntegration: [Statement] {
    [
      Statement(
        "AllowAPIServerEndpointDiscovery", ["eks:DescribeCluster"],
        on: [arn("eks", "cluster/\(clusterName)")])
    ]
  }

  private var interruption: [Statement] {
    [
      Statement(
        "AllowInterruptionQueueActions", ["sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage"],
        on: [arn("sqs", queueName)])
    ]
  }

  private var resourceDiscovery: [Statement] {
    let reads = [
      "CapacityReservations", "Images", "Instances", "InstanceStatus", "InstanceTypeOfferings",
      "InstanceTypes", "LaunchTemplates", "PlacementGroups", "SecurityGroups", "SpotPriceHistory", "Subnets",
    ]
    return [
      Statement(
        "AllowRegionalReadActions", reads.map { "ec2:Describe\($0)" }, on: ["*"],
        if: ["StringEquals": ["aws:RequestedRegion": [region.rawValue]]]),
      Statement(
        "AllowSSMReadActions", ["ssm:GetParameter"],
        on: ["arn:aws:ssm:\(region.rawValue)::parameter/aws/service/*"]),
      Statement("AllowPricingReadActions", ["pricing:GetProducts"], on: ["*"]),
      Statement("AllowUnscopedInstanceProfileListAction", ["iam:ListInstanceProfiles"], on: ["*"]),
      Statement(
        "AllowInstanceProfileReadActions", ["iam:GetInstanceProfile"],
        on: ["arn:aws:iam::\(id):instance-profile/*"]),
    ]
  }
}
