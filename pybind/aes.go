// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import (
	"crypto/aes"
	"crypto/cipher"
	"errors"
)

// The modes of aesio, whose side of this is board/aesio.py.
const (
	aesECB = 1
	aesCBC = 2
	aesCTR = 6
)

// CryptAES encrypts data in its place, or decrypts it when decrypt is 1. The 16 bytes at ivAt, which ECB does not look at,
// become those that the next call needs.
func CryptAES(mode, decrypt, keyAt, keyLen, ivAt, dataAt, dataLen int) (result int) {
	defer contain(&result)
	block, err := aes.NewCipher(memory(keyAt, keyLen))
	if err != nil {
		return failure(errRefused, err)
	}
	if mode != aesCTR && dataLen%aes.BlockSize != 0 {
		return failure(errRefused, errors.New("the data are no whole blocks of 16 bytes"))
	}
	iv, data := memory(ivAt, aes.BlockSize), memory(dataAt, dataLen)
	switch mode {
	case aesECB:
		cryptBlocks(block, decrypt == 1, data)
	case aesCBC:
		cryptChained(block, decrypt == 1, iv, data)
	case aesCTR:
		cryptCounted(block, iv, data)
	default:
		return failure(errRefused, errors.New("there is no such mode of AES"))
	}
	return 0
}

func cryptBlocks(block cipher.Block, decrypt bool, data []byte) {
	crypt := block.Encrypt
	if decrypt {
		crypt = block.Decrypt
	}
	for ; len(data) > 0; data = data[aes.BlockSize:] {
		crypt(data, data)
	}
}

func cryptChained(block cipher.Block, decrypt bool, iv, data []byte) {
	if len(data) == 0 {
		return
	}
	last := data[len(data)-aes.BlockSize:]
	if !decrypt {
		cipher.NewCBCEncrypter(block, iv).CryptBlocks(data, data)
		copy(iv, last)
		return
	}
	next := append([]byte(nil), last...)
	cipher.NewCBCDecrypter(block, iv).CryptBlocks(data, data)
	copy(iv, next)
}

// cryptCounted begins a new block with each call, as boards do: what is left of the last one is not used.
func cryptCounted(block cipher.Block, iv, data []byte) {
	cipher.NewCTR(block, iv).XORKeyStream(data, data)
	for blocks := (len(data) + aes.BlockSize - 1) / aes.BlockSize; blocks > 0; blocks-- {
		for place := aes.BlockSize - 1; place >= 0; place-- {
			if iv[place]++; iv[place] != 0 {
				break
			}
		}
	}
}
