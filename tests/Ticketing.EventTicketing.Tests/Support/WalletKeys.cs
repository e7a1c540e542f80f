using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;

namespace Ticketing.EventTicketing.Tests.Support;

/// <summary>Keys for wallet passes: an authority of the tests in Apple's place, and a key in that of a service account.</summary>
internal static class WalletKeys
{
    public const string Password = "pass keys";

    private static readonly RSA IssuerKey = RSA.Create(2048);

    public static X509Certificate2 Issuer { get; } = NewIssuer();

    public static X509Certificate2 Certificate { get; } = NewCertificate();

    public static RSA Google { get; } = RSA.Create(2048);

    public static void Set(IWebHostBuilder builder)
    {
        builder.UseSetting("Ticketing:Wallet:Organisation", "Aurora Live");
        builder.UseSetting("Ticketing:Wallet:ApplePassType", "pass.org.example.tickets");
        builder.UseSetting("Ticketing:Wallet:AppleTeam", "A1B2C3D4E5");
        builder.UseSetting(
            "Ticketing:Wallet:AppleCertificate", Convert.ToBase64String(Certificate.Export(X509ContentType.Pkcs12, Password)));
        builder.UseSetting("Ticketing:Wallet:AppleCertificatePassword", Password);
        builder.UseSetting("Ticketing:Wallet:AppleIssuerCertificate", Convert.ToBase64String(Issuer.RawData));
        builder.UseSetting("Ticketing:Wallet:GoogleIssuer", "3388000000012345678");
        builder.UseSetting("Ticketing:Wallet:GoogleServiceAccount", "wallet@example.org");
        builder.UseSetting("Ticketing:Wallet:GooglePrivateKey", Convert.ToBase64String(Google.ExportPkcs8PrivateKey()));
    }

    private static X509Certificate2 NewIssuer()
    {
        var request = new CertificateRequest(
            "CN=Authority of the tests", IssuerKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(
            "CN=pass.org.example.tickets", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var signed = request.Create(
            Issuer, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddMonths(6), RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }
}
