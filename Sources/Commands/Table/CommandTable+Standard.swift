extension CommandTable {
  /// The commands of this floor; others add theirs.
  public static let standard = CommandTable(
    [
      // As kubectl has them.
      .apply, .createFromFile, .createDeployment, .createNamespace, .createServiceAccount, .createConfigMap,
      .createService, .createPodDisruptionBudget, .createPriorityClass, .createQuota, .get, .replace, .delete,
      .label,
      .annotate, .scale, .setResources, .setImage, .setEnv, .taint, .cordon, .uncordon, .config,
      .namespaceShortcut, .version, .clusterInfo,
      // The workbench's own.
      .step, .runTime, .detail, .undo, .redo, .reset, .whatif, .branch, .switchBranch, .worlds, .compare,
      .history,
      .help, .lang, .alias, .unalias, .export, .unset, .echo, .cat, .ls, .cd, .pwd, .date, .sleep, .source,
      .clear,
      .exit, .true, .false,
    ] + Command.filters)
}
