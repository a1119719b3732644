package app.evenkeel.security.chain;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.security.chain.BitcoinAddress.Form;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Known answers of BIP 32, 49, 84, 173 and 350 and of EIP-55. */
class AddressTest {
    /** The account key of BIP 84's example. */
    private static final String ZPUB =
            "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUk"
                    + "gDKf31mGDtKsAYz2oz2AGutZYs";

    /** Test vector 2 of BIP 32, its master key and child 0. */
    private static final String MASTER =
            "xpub661MyMwAqRbcFW31YEwpkMuc5THy2PSt5bDMsktWQcFF8syAmRUapSCGu8ED9W6oDMSgv6Zz8idoc4a6m"
                    + "r8BDzTJY47LJhkJ8UB7WEGuduB";

    private static final String CHILD =
            "xpub69H7F5d8KSRgmmdJg2KhpAK8SR3DjMwAdkxj3ZuxV27CprR9LgpeyGmXUbC6wb7ERfvrnKZjXoUmmDzne"
                    + "zpbZb7ap6r1D3tgFxHmwMkQTPH";

    @Test
    void derivesTheFirstAddressesOfBip84() {
        ExtendedPublicKey account = ExtendedPublicKey.parse(ZPUB).orElseThrow();

        assertThat(account.forms()).containsExactly(Form.WITNESS);
        assertThat(account.child(0).child(0).address(Form.WITNESS))
                .isEqualTo("bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu");
        assertThat(account.child(0).child(1).address(Form.WITNESS))
                .isEqualTo("bc1qnjg0jd8228aq7egyzacy8cys3knf9xvrerkf9g");
        assertThat(account.child(1).child(0).address(Form.WITNESS))
                .isEqualTo("bc1q8c6fshw2dlwun7ekn9qwf37cu2rn755upcp6el");
    }

    @Test
    void derivesTheChildOfBip32() {
        ExtendedPublicKey derived = ExtendedPublicKey.parse(MASTER).orElseThrow().child(0);
        ExtendedPublicKey published = ExtendedPublicKey.parse(CHILD).orElseThrow();

        assertThat(derived.address(Form.KEY)).isEqualTo(published.address(Form.KEY));
        // The chain code is the same as well, since the grandchildren are.
        assertThat(derived.child(5).address(Form.KEY))
                .isEqualTo(published.child(5).address(Form.KEY));
    }

    @Test
    void looksForEveryFormUnderAnXpub() {
        assertThat(ExtendedPublicKey.parse(MASTER).orElseThrow().forms())
                .containsExactly(Form.KEY, Form.NESTED, Form.WITNESS);
    }

    @Test
    void refusesKeysThatAreDamagedOrPrivate() {
        assertThat(ExtendedPublicKey.parse(ZPUB.replace('q', 'r'))).isEmpty();
        assertThat(ExtendedPublicKey.parse(ZPUB.substring(1))).isEmpty();
        assertThat(ExtendedPublicKey.parse("")).isEmpty();
        assertThat(
                        ExtendedPublicKey.parse(
                                "xprv9s21ZrQH143K31xYSDQpPDxsXRTUcvj2iNHm5NUtrGiGG5e2DtALGdso3pGz6ss"
                                        + "rdK4PFmM8NSpSBHNqPqm55Qn3LqFtT2emdEXVYsCzC2U"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
                "3P14159f73E4gFr7JterCCQh9QjiTjiZrG",
                "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
                "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
                "bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3",
                "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"
            })
    void acceptsAddressesOfEveryForm(String address) {
        assertThat(BitcoinAddress.isValid(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
                "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
                "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
                "bc1qw508D6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
                "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
            })
    void refusesWhatIsNoAddress(String address) {
        assertThat(BitcoinAddress.isValid(address)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed, 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359, 0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0x52908400098527886E0F7030069857D2E4169EE7, 0x52908400098527886E0F7030069857D2E4169EE7"
    })
    void writesEthereumAddressesWithTheirChecksum(String given, String expected) {
        assertThat(EthereumAddress.checked(given)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed",
                "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeA"
            })
    void refusesEthereumAddressesWithAWrongChecksum(String address) {
        assertThat(EthereumAddress.checked(address)).isEmpty();
    }
}
