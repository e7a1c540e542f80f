namespace Ticketing.ServiceDefaults.Auth;

/// <summary>Names of the authorisation policies; each asks for the role of the same name.</summary>
public static class Policies
{
    /// <summary>May book seats.</summary>
    public const string Buyer = "buyer";

    /// <summary>May create and run events.</summary>
    public const string Seller = "seller";

    /// <summary>Runs the installation.</summary>
    public const string Operator = "operator";
}
