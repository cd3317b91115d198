import Kubernetes
import Testing

@testable import Cloud

/// Who may do what, by policies as they are written.
struct PolicyTests {
  private static func account(_ statements: [PolicyDocument.Statement]) -> AWSAccount {
    var account = AWSAccount.course()
    account.iam.roles["r"] = IAMRole(
      name: "r", trust: AWSAccount.trust(of: ["ec2.amazonaws.com"]),
      inlinePolicies: ["p": PolicyDocument(statements)])
    return account
  }

  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let statements: [PolicyDocument.Statement]
    let action: String
    var resource = "*"
    let reason: AccessDenial.Reason?
  }

  @Test(
    "an action on a resource is let through or not",
    arguments: [
      Case(
        testDescription: "nothing allows it", statements: [], action: "ec2:CreateFleet",
        reason: .notAllowed(role: "r")),
      Case(
        testDescription: "named, in any case", statements: [.init(nil, ["EC2:createfleet"], on: ["*"])],
        action: "ec2:CreateFleet", reason: nil),
      Case(
        testDescription: "by a wildcard", statements: [.init(nil, ["ec2:Describe*"], on: ["*"])],
        action: "ec2:DescribeSubnets", reason: nil),
      Case(
        testDescription: "a wildcard of another service", statements: [.init(nil, ["iam:*"], on: ["*"])],
        action: "ec2:DescribeSubnets", reason: .notAllowed(role: "r")),
      Case(
        testDescription: "a denial stands over what allows",
        statements: [.init(nil, ["*"], on: ["*"]), .init(nil, ["ec2:Run*"], on: ["*"], effect: .deny)],
        action: "ec2:RunInstances", reason: .denied(role: "r", policy: "p")),
      Case(
        testDescription: "on another resource",
        statements: [.init(nil, ["iam:PassRole"], on: ["arn:aws:iam::1:role/a"])], action: "iam:PassRole",
        resource: "arn:aws:iam::1:role/b", reason: .notAllowed(role: "r")),
      Case(
        testDescription: "on resources by a wildcard",
        statements: [.init(nil, ["iam:PassRole"], on: ["arn:aws:iam::1:role/Karpenter*"])],
        action: "iam:PassRole", resource: "arn:aws:iam::1:role/KarpenterNodeRole-a", reason: nil),
    ])
  func evaluation(_ c: Case) {
    let account = Self.account(c.statements)
    #expect(account.denial(of: .role("r"), c.action, on: c.resource)?.reason == c.reason)
  }

  @Test("the course's account lacks nothing, and every action can be taken and given back")
  func needs() throws {
    let account = AWSAccount.course()
    let controller = AWSCaller.role(account.controllerRoleName)
    #expect(account.missingPermissions(of: controller).isEmpty)
    #expect(account.controllerActions.count == 31)
    for action in account.controllerActions {
      var changed = account
      _ = try changed.deny(action, to: account.controllerRoleName)
      #expect(changed.missingPermissions(of: controller).map(\.action) == [action])
      _ = try changed.allow(action, to: account.controllerRoleName)
      #expect(changed.missingPermissions(of: controller).isEmpty)
    }
  }

  @Test("what keeps nodes and notices out is missing, too")
  func gaps() throws {
    var cloud = CloudState(options: AWSProviderOptions(interruptionQueue: "q"))
    cloud.interruptionQueue = InterruptionQueue(name: "q")
    #expect(cloud.accessGaps.isEmpty)
    cloud.account.eks.entries = [:]
    cloud.interruptionQueue.admitsEvents = false
    cloud.interruptionQueue.rules.remove(.spotInterruption)
    #expect(
      cloud.accessGaps == [
        .accessEntry(role: cloud.account.nodeRoleName), .queuePolicy(queue: "q"),
        .rule(.spotInterruption, queue: "q"),
      ])
    cloud.options.interruptionQueue = nil
    #expect(cloud.accessGaps.count == 1, "a queue that nobody reads lacks nothing")
  }

  @Test("what a wildcard allows is denied by a statement, which goes when it is allowed again")
  func wildcards() throws {
    var account = Self.account([.init(nil, ["ec2:*"], on: ["*"])])
    #expect(try account.deny("ec2:CreateFleet", to: "r") == ["bancada"])
    #expect(account.denial(of: .role("r"), "ec2:CreateFleet") != nil)
    #expect(account.denial(of: .role("r"), "ec2:CreateTags") == nil)
    #expect(try account.allow("ec2:CreateFleet", to: "r") == ["bancada"])
    #expect(account.iam.roles["r"]?.inlinePolicies.keys.sorted() == ["p"])
  }

  @Test("the annotation of IRSA comes before an association, and each has its own faults")
  func credentials() throws {
    var account = AWSAccount.course()
    let role = account.controllerRoleName
    let arn = account.roleARN(role)
    func caller(_ annotation: String? = nil, in namespace: String = "kube-system") -> AWSCaller {
      account.caller(of: "karpenter", in: namespace, annotatedRole: annotation)
    }
    #expect(caller() == .role(role) && caller(arn) == .role(role))
    #expect(caller(in: "demo") == .nobody(.noRole(namespace: "demo", serviceAccount: "karpenter")))
    #expect(
      caller(arn, in: "demo")
        == .nobody(
          .notTrusted(role: role, subject: "system:serviceaccount:demo:karpenter", by: .irsa)))
    #expect(caller(account.roleARN("None")) == .nobody(.roleNotFound("None")))
    try account.deleteIdentityProvider()
    #expect(caller() == .role(role))
    #expect(caller(arn) == .nobody(.noIdentityProvider(role: role, issuer: account.tokenIssuer)))
  }

  @Test(
    "a document that is none says where",
    arguments: [
      ("[]", "notAnObject"), ("{}", "missing(\"Statement\")"),
      (#"{"Statement":[]}"#, "missing(\"Statement\")"),
      (#"{"Statement":[{"Effect":"Maybe","Action":"*"}]}"#, "malformed(\"Statement[0].Effect\")"),
      (#"{"Statement":{"Effect":"Allow"}}"#, "malformed(\"Statement[0].Action\")"),
    ])
  func faults(text: String, fault: String) throws {
    let json: JSONValue =
      switch text {
      case "[]": .array([])
      case "{}": .object([:])
      case #"{"Statement":[]}"#: .object(["Statement": .array([])])
      case #"{"Statement":{"Effect":"Allow"}}"#: .object(["Statement": .object(["Effect": .string("Allow")])])
      default:
        .object([
          "Statement": .array([.object(["Effect": .string("Maybe"), "Action": .string("*")])])
        ])
      }
    do {
      _ = try PolicyDocument(json)
      Issue.record("\(text) is a document")
    } catch {
      #expect("\(error)" == fault)
    }
  }
}
