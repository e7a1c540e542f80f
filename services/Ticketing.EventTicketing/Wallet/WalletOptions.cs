using System.ComponentModel.DataAnnotations;

namespace Ticketing.EventTicketing.Wallet;

/// <summary>
/// Section <c>Ticketing:Wallet</c>: who signs passes for the wallets of phones. A wallet whose keys are not given is not
/// offered; one of which a part is missing stops the start.
/// </summary>
internal sealed class WalletOptions : IValidatableObject
{
    public const string Section = "Ticketing:Wallet";

    /// <summary>Who the passes say they are from.</summary>
    [Required, MaxLength(60)]
    public string Organisation { get; set; } = "Ticketing";

    /// <summary>For example <c>pass.org.example.tickets</c>, as registered at Apple; empty: not offered.</summary>
    [MaxLength(200)]
    public string ApplePassType { get; set; } = "";

    /// <summary>Apple's identifier of the team, ten letters and digits.</summary>
    [RegularExpression("^[A-Z0-9]{10}$|^$")]
    public string AppleTeam { get; set; } = "";

    /// <summary>PKCS #12 with the certificate of the pass type and its private key, Base64.</summary>
    public string AppleCertificate { get; set; } = "";

    /// <summary>Of the PKCS #12 file; empty: none.</summary>
    public string AppleCertificatePassword { get; set; } = "";

    /// <summary>Apple's certificate that issued it (Worldwide Developer Relations), DER in Base64.</summary>
    public string AppleIssuerCertificate { get; set; } = "";

    /// <summary>The issuer's number at Google; empty: not offered.</summary>
    [RegularExpression("^[0-9]{1,20}$|^$")]
    public string GoogleIssuer { get; set; } = "";

    /// <summary>E-mail address of the service account that signs.</summary>
    [MaxLength(320)]
    public string GoogleServiceAccount { get; set; } = "";

    /// <summary>Its private key: RSA, PKCS #8 in Base64 (the body of the PEM in Google's key file).</summary>
    public string GooglePrivateKey { get; set; } = "";

    public bool OffersApple => ApplePassType.Length > 0;

    public bool OffersGoogle => GoogleIssuer.Length > 0;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!AllOrNone(ApplePassType, AppleTeam, AppleCertificate, AppleIssuerCertificate))
        {
            yield return new ValidationResult(
                $"{Section} names ApplePassType, AppleTeam, AppleCertificate and AppleIssuerCertificate, or none of them.");
        }

        if (!AllOrNone(GoogleIssuer, GoogleServiceAccount, GooglePrivateKey))
        {
            yield return new ValidationResult(
                $"{Section} names GoogleIssuer, GoogleServiceAccount and GooglePrivateKey, or none of them.");
        }
    }

    private static bool AllOrNone(params string[] settings) =>
        settings.All(setting => setting.Length == 0) || settings.All(setting => setting.Length > 0);
}
