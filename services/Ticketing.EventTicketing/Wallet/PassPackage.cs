using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Ticketing.EventTicketing.Wallet;

/// <summary>
/// A <c>.pkpass</c>: a ZIP file of the pass, its pictures, its words by language, a manifest with their SHA-1 hashes
/// (Apple's format asks for SHA-1) and a detached PKCS #7 signature of the manifest, by the certificate of the pass type.
/// </summary>
internal sealed class PassPackage(X509Certificate2 certificate, X509Certificate2 issuer) : IDisposable
{
    /// <summary>Reads both certificates.</summary>
    /// <exception cref="CryptographicException">One is none, or the first has no private key.</exception>
    public static PassPackage Load(WalletOptions options)
    {
        var certificate = X509CertificateLoader.LoadPkcs12(
            Convert.FromBase64String(options.AppleCertificate), options.AppleCertificatePassword);
        return certificate.HasPrivateKey
            ? new PassPackage(
                certificate, X509CertificateLoader.LoadCertificate(Convert.FromBase64String(options.AppleIssuerCertificate)))
            : throw new CryptographicException($"{WalletOptions.Section}:AppleCertificate has no private key.");
    }

    /// <summary>The file with <paramref name="pass"/> as its <c>pass.json</c>.</summary>
    public byte[] Write(byte[] pass, DateTimeOffset now)
    {
        var files = new List<(string Name, byte[] Content)> { ("pass.json", pass) };
        files.AddRange(PassIcon.Files);
        files.AddRange(PassWords.Files);
        var manifest = JsonSerializer.SerializeToUtf8Bytes(
            files.ToDictionary(file => file.Name, file => Convert.ToHexStringLower(Hash(file.Content))));
        files.Add(("manifest.json", manifest));
        files.Add(("signature", Sign(manifest, now)));
        return Zip(files);
    }

    /// <summary>Several passes in one file, which a phone adds together (<c>.pkpasses</c>).</summary>
    public static byte[] Bundle(IReadOnlyList<byte[]> passes) =>
        Zip([.. passes.Select((pass, i) => ($"ticket-{i + 1}.pkpass", pass))]);

    private byte[] Sign(byte[] manifest, DateTimeOffset now)
    {
        var message = new SignedCms(new ContentInfo(manifest), detached: true);
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate)
        {
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        signer.Certificates.Add(issuer);
        signer.SignedAttributes.Add(new Pkcs9SigningTime(now.UtcDateTime));
        message.ComputeSignature(signer);
        return message.Encode();
    }

    private static byte[] Zip(IReadOnlyList<(string Name, byte[] Content)> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

#pragma warning disable CA5350 // SHA-1: the format of the manifest; what protects the pass is the signature (SHA-256).
    private static byte[] Hash(byte[] content) => SHA1.HashData(content);
#pragma warning restore CA5350

    /// <inheritdoc/>
    public void Dispose()
    {
        certificate.Dispose();
        issuer.Dispose();
    }
}
