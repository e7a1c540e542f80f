namespace Ticketing.ServiceDefaults.Auth.Sellers;

/// <summary>What somebody may do for a seller. Its name (<c>orders:refund</c>) is the scope of an API key.</summary>
public enum SellerAction
{
    /// <summary>See the seller's events, their waitlists and how far a cancellation has come.</summary>
    EventsRead = 0,

    /// <summary>Create, copy and edit events, and open, close and end their sale.</summary>
    EventsWrite = 1,

    /// <summary>Cancel an event for good, which refunds everybody.</summary>
    EventsCancel = 2,

    /// <summary>See orders and whose tickets are whose.</summary>
    OrdersRead = 3,

    /// <summary>Give money back.</summary>
    OrdersRefund = 4,

    /// <summary>Scan and look up tickets at the door.</summary>
    TicketsScan = 5,

    /// <summary>Invite and remove door staff.</summary>
    DoorManage = 6,

    /// <summary>Register and delete webhooks.</summary>
    WebhooksManage = 7,

    /// <summary>Read the audit log.</summary>
    AuditRead = 8,

    /// <summary>Invite, remove and change members of the team.</summary>
    TeamManage = 9,

    /// <summary>Make and revoke API keys.</summary>
    KeysManage = 10,

    /// <summary>Sell seats at the desk, take them back there, and read its till.</summary>
    BoxOfficeSell = 11,
}

/// <summary>The role of a member of a seller's team.</summary>
public enum TeamRole
{
    /// <summary>Everything that the seller may do.</summary>
    Owner = 0,

    /// <summary>Runs the events; moves no money and names no members.</summary>
    Manager = 1,

    /// <summary>Reads orders and refunds them.</summary>
    Finance = 2,

    /// <summary>Works at the doors of all the seller's events.</summary>
    Door = 3,

    /// <summary>Sells at the box offices of all the seller's events.</summary>
    Desk = 4,
}
