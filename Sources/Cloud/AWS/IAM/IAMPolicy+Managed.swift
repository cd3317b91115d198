/// Policies that AWS keeps, as far as nodes and clusters are given them: the actions that something here asks for,
/// and the best known of the rest.
extension IAMPolicy {
  /// By name.
  public static let managedByAWS: [String: IAMPolicy] = Dictionary(
    uniqueKeysWithValues: [
      managed(
        "AmazonEKSWorkerNodePolicy",
        [
          "ec2:DescribeInstances", "ec2:DescribeInstanceTypes", "ec2:DescribeRouteTables",
          "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVolumes",
          "ec2:DescribeVolumesModifications", "ec2:DescribeVpcs", "eks:DescribeCluster",
          "eks-auth:AssumeRoleForPodIdentity",
        ]),
      managed(
        "AmazonEKS_CNI_Policy",
        [
          "ec2:AssignPrivateIpAddresses", "ec2:AttachNetworkInterface", "ec2:CreateNetworkInterface",
          "ec2:DeleteNetworkInterface", "ec2:DescribeInstances", "ec2:DescribeTags",
          "ec2:DescribeNetworkInterfaces", "ec2:DescribeInstanceTypes", "ec2:DescribeSubnets",
          "ec2:DetachNetworkInterface", "ec2:ModifyNetworkInterfaceAttribute",
          "ec2:UnassignPrivateIpAddresses",
        ]),
      managed(
        "AmazonEC2ContainerRegistryPullOnly",
        [
          "ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer",
          "ecr:BatchGetImage", "ecr:BatchImportUpstreamImage",
        ]),
      managed(
        "AmazonEC2ContainerRegistryReadOnly",
        [
          "ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer",
          "ecr:GetRepositoryPolicy", "ecr:DescribeRepositories", "ecr:ListImages", "ecr:DescribeImages",
          "ecr:BatchGetImage",
        ]),
      managed(
        "AmazonSSMManagedInstanceCore",
        [
          "ssm:DescribeAssociation", "ssm:GetDocument", "ssm:GetParameter", "ssm:GetParameters",
          "ssm:UpdateInstanceInformation", "ssmmessages:CreateControlChannel",
          "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
          "ec2messages:GetMessages", "ec2messages:SendReply",
        ]),
      managed(
        "AmazonEKSClusterPolicy",
        [
          "ec2:CreateTags", "ec2:DescribeInstances", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets",
          "ec2:DescribeVpcs", "elasticloadbalancing:*", "kms:DescribeKey",
        ]),
      managed("AdministratorAccess", ["*"]),
    ].map { ($0.name, $0) })

  private static func managed(_ name: String, _ actions: [String]) -> IAMPolicy {
    IAMPolicy(
      name: name, arn: managedPrefix + name,
      document: PolicyDocument([PolicyDocument.Statement(nil, actions, on: ["*"])]))
  }
}
