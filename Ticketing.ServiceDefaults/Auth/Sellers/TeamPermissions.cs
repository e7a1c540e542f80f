using System.Collections.Frozen;

namespace Ticketing.ServiceDefaults.Auth.Sellers;

/// <summary>The one table of what each role of a team may do, and the names of roles and actions.</summary>
public static class TeamPermissions
{
    private static readonly FrozenDictionary<SellerAction, string> ActionNames = new Dictionary<SellerAction, string>
    {
        [SellerAction.EventsRead] = "events:read",
        [SellerAction.EventsWrite] = "events:write",
        [SellerAction.EventsCancel] = "events:cancel",
        [SellerAction.OrdersRead] = "orders:read",
        [SellerAction.OrdersRefund] = "orders:refund",
        [SellerAction.TicketsScan] = "tickets:scan",
        [SellerAction.DoorManage] = "door:manage",
        [SellerAction.WebhooksManage] = "webhooks:manage",
        [SellerAction.AuditRead] = "audit:read",
        [SellerAction.TeamManage] = "team:manage",
        [SellerAction.KeysManage] = "keys:manage",
        [SellerAction.BoxOfficeSell] = "box-office:sell",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, SellerAction> ByName =
        ActionNames.ToFrozenDictionary(e => e.Value, e => e.Key, StringComparer.Ordinal);

    private static readonly FrozenDictionary<TeamRole, FrozenSet<SellerAction>> Table =
        new Dictionary<TeamRole, FrozenSet<SellerAction>>
        {
            [TeamRole.Owner] = Enum.GetValues<SellerAction>().ToFrozenSet(),
            [TeamRole.Manager] = FrozenSet.Create(
                SellerAction.EventsRead, SellerAction.EventsWrite, SellerAction.OrdersRead, SellerAction.TicketsScan,
                SellerAction.DoorManage, SellerAction.WebhooksManage, SellerAction.AuditRead,
                SellerAction.BoxOfficeSell),
            [TeamRole.Finance] = FrozenSet.Create(
                SellerAction.EventsRead, SellerAction.OrdersRead, SellerAction.OrdersRefund, SellerAction.AuditRead),
            [TeamRole.Door] = FrozenSet.Create(SellerAction.EventsRead, SellerAction.TicketsScan),
            [TeamRole.Desk] = FrozenSet.Create(SellerAction.EventsRead, SellerAction.BoxOfficeSell),
        }.ToFrozenDictionary();

    /// <summary>
    /// Names of the actions that an API key may be given: all but those by which a stolen key would make more access.
    /// </summary>
    public static IReadOnlyList<string> Scopes { get; } = [.. Enum.GetValues<SellerAction>()
        .Where(action => action is not (SellerAction.TeamManage or SellerAction.KeysManage))
        .Select(NameOf)];

    /// <summary>Names of the roles: <c>owner</c>, <c>manager</c>, <c>finance</c>, <c>door</c>, <c>desk</c>.</summary>
    public static IReadOnlyList<string> RoleNames { get; } = [.. Enum.GetValues<TeamRole>().Select(NameOf)];

    /// <summary>Whether a member of this role may do this.</summary>
    public static bool Allows(TeamRole role, SellerAction action) => Table[role].Contains(action);

    /// <summary><c>orders:refund</c>.</summary>
    public static string NameOf(SellerAction action) => ActionNames[action];

    /// <summary><c>finance</c>.</summary>
    public static string NameOf(TeamRole role) => role switch
    {
        TeamRole.Owner => "owner",
        TeamRole.Manager => "manager",
        TeamRole.Finance => "finance",
        TeamRole.Door => "door",
        TeamRole.Desk => "desk",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Unknown role."),
    };

    /// <summary>Null for a text that names no role.</summary>
    public static TeamRole? ParseRole(string? name) =>
        Enum.GetValues<TeamRole>().Where(role => NameOf(role) == name).Cast<TeamRole?>().FirstOrDefault();

    /// <summary>Null for a text that names no action.</summary>
    public static SellerAction? ParseAction(string? name) =>
        name is not null && ByName.TryGetValue(name, out var action) ? action : null;
}
