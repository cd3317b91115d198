import Cloud
import Controllers
import Kubernetes
import Testing

@testable import Cluster

/// What Karpenter asks AWS from time to time, refused.
struct AccountPollTests {
  @Test(
    "a refused poll is met when it is due, once, and anew when Karpenter starts",
    arguments: AccountPoll.allCases)
  func met(poll: AccountPoll) throws {
    var world = World.course()
    let since = try #require(world.karpenterLeaderSince)
    try world.change { try $0.deny(poll.action, to: AccessTests.controller) }
    let elapsed = (world.now - since).wholeSecondsRoundedDown
    let period = poll.period.wholeSecondsRoundedDown
    let due = since + .seconds((elapsed / period + 1) * period)
    world.run(until: due - .nanoseconds(1))
    #expect(world.refusals(of: poll.action) == [])
    world.run(until: due + poll.period)
    #expect(world.refusals(of: poll.action) == [due])

    let leader = try #require(world.karpenterLeader)
    try world.perform(UserCommand(text: "delete")) { world throws(APIError) in
      try world.delete(leader.reference)
    }
    world.run(until: world.now + .seconds(120))
    #expect(world.refusals(of: poll.action).count == 2)
  }

  @Test("what is allowed again is not told")
  func allowed() throws {
    var world = World.course()
    try world.change { try $0.deny("iam:ListInstanceProfiles", to: AccessTests.controller) }
    try world.change { try $0.allow("iam:ListInstanceProfiles", to: AccessTests.controller) }
    world.run(until: world.now + .seconds(7200))
    #expect(world.refusals(of: "iam:ListInstanceProfiles") == [])
  }

  @Test("without DescribeInstanceStatus a machine whose check fails is not replaced")
  func statusChecks() throws {
    var world = try World.withWeb()
    try world.change { try $0.deny("ec2:DescribeInstanceStatus", to: AccessTests.controller) }
    try world.suffer(.impair(world.firstNode))
    world.run(until: world.now + .seconds(240))
    #expect(world.handlings.isEmpty && world.refusals(of: "ec2:DescribeInstanceStatus").count == 1)
  }

  @Test("without DeleteLaunchTemplate a NodeClass that is deleted stays, and goes once it may")
  func launchTemplates() throws {
    var world = World.course()
    let nodeClass = try #require(world.objects.ec2NodeClasses.values.first)
    try world.change { try $0.deny("ec2:DeleteLaunchTemplate", to: AccessTests.controller) }
    try world.perform(UserCommand(text: "delete")) { world throws(APIError) in
      try world.delete(nodeClass.reference)
    }
    world.run(until: world.now + .seconds(60))
    #expect(!world.objects.ec2NodeClasses.isEmpty)
    #expect(world.refusals(of: "ec2:DeleteLaunchTemplate").count == 1)
    try world.change { try $0.allow("ec2:DeleteLaunchTemplate", to: AccessTests.controller) }
    world.run(until: world.now + .seconds(120))
    #expect(world.objects.ec2NodeClasses.isEmpty)
  }
}

extension World {
  /// When a call of Karpenter's was refused.
  fileprivate func refusals(of action: String) -> [VirtualTime] {
    decisions.all.filter { record in
      guard case .controllerStep(let step) = record.decision, case .callRefused(let denial) = step.change
      else { return false }
      return denial.action == action
    }.map(\.time)
  }
}
